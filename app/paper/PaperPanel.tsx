import { useTranslation } from 'react-i18next';
import { DEFAULT_MODEL } from '../../workers/model/default_model';
import '../charts/charts.css';
import './paper.css';
import { Figure4, type RecordedText } from './Figure4';
import { Figure5 } from './Figure5';
import { Figure6 } from './Figure6';
import type { Measured } from './reported';
import { Table5 } from './Table5';

export interface PaperPanelProps {
  /** The Russian region removed from this page's model, where it is recorded or live. */
  readonly measured?: readonly Measured[];
  /** What this page's model writes after a single parameter was scaled, as in Figure 4. */
  readonly recordedTexts?: readonly RecordedText[];
  /** Name of this page's model. */
  readonly model?: string;
}

/** What the paper reports, on its own models, beside what this page's model gives. */
export function PaperPanel({
  measured = [],
  recordedTexts = [],
  model = DEFAULT_MODEL.name,
}: PaperPanelProps) {
  const { t } = useTranslation();
  return (
    <div className="chart paper-panel">
      <p>{t('charts.paper.intro', { model })}</p>
      <ul className="chart-legend">
        <li>
          <span className="is-reported">{t('charts.paper.reported')}</span> {t('charts.paper.reportedMeans')}
        </li>
        <li>
          <span className="is-measured">{t('charts.paper.measured')}</span>{' '}
          {t('charts.paper.measuredMeans', { model })}
        </li>
      </ul>
      <Table5 measured={measured} model={model} />
      <Figure4 recordedTexts={recordedTexts} model={model} />
      <Figure5 />
      <Figure6 />
    </div>
  );
}
