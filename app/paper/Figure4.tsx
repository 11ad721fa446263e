import { useTranslation } from 'react-i18next';
import { PaperSection } from './PaperSection';
import { FIGURE_4 } from './reported';

/** What this page's model wrote with one parameter scaled. */
export interface RecordedText {
  /** What was changed, in words: "norm after attention, layer 1, dimension 163, ×4". */
  readonly setting: string;
  readonly text: string;
  /** Ratio of the perplexity to the untouched model's, with its language, already in words. */
  readonly effect?: string;
}

export interface Figure4Props {
  readonly recordedTexts: readonly RecordedText[];
  readonly model: string;
}

/** Figure 4: one parameter times four, and the text that follows. */
export function Figure4({ recordedTexts, model }: Figure4Props) {
  const { t } = useTranslation();
  const key = 'charts.paper.figure4' as const;
  return (
    <PaperSection title={t(`${key}.title`)} source={FIGURE_4.source}>
      <div className="paper-columns">
        <dl>
          {FIGURE_4.rows.map((row) => (
            <div key={row.parameter}>
              <dt>
                <span className="is-reported">{row.parameter}</span>{' '}
                {t(`${key}.chinese`, { value: row.perplexityChinese })}
              </dt>
              <dd translate="no">
                <span className="paper-prompt">{FIGURE_4.prompt}</span> {row.text}
              </dd>
            </div>
          ))}
        </dl>
        {recordedTexts.length === 0 ? (
          <p className="chart-empty">{t(`${key}.empty`, { model })}</p>
        ) : (
          <dl>
            {recordedTexts.map((entry) => (
              <div key={entry.setting}>
                <dt>
                  <span className="is-measured">{t('charts.paper.measured')}</span>{' '}
                  <span>
                    {entry.effect === undefined ? entry.setting : `${entry.setting} · ${entry.effect}`}
                  </span>
                </dt>
                <dd dir="auto" translate="no">
                  <span className="paper-prompt">{FIGURE_4.prompt}</span>
                  {entry.text}
                </dd>
              </div>
            ))}
          </dl>
        )}
      </div>
      <p className="chart-note">{t(`${key}.note`)}</p>
    </PaperSection>
  );
}
