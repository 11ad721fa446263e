import { useTranslation } from 'react-i18next';
import '../../paper/paper.css';
import { FIGURE_4 } from '../../paper/reported';

/** The paper's Figure 4 as it reports it. */
export function ReportedFigure() {
  const { t } = useTranslation();
  return (
    <section>
      <h3>
        {t('experiments.norm-damage.reported')} ({FIGURE_4.source.model})
      </h3>
      <dl>
        {FIGURE_4.rows.map(({ parameter, perplexityChinese, text }) => (
          <div key={parameter}>
            <dt className="is-reported">
              {t('experiments.norm-damage.reportedRow', { parameter, value: perplexityChinese })}
            </dt>
            <dd translate="no">
              <span className="paper-prompt">{FIGURE_4.prompt}</span> {text}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
