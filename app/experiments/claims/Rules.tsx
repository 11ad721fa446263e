import { useTranslation } from 'react-i18next';
import { formatPercent } from '../../charts/format';
import { CLAIMS } from './claims';
import {
  CONCENTRATION_TIMES,
  CONTROL_SHARE,
  LITTLE_OVERLAP,
  NEARLY_ALL,
  OWN_TIMES,
  RUINED_RATIO,
  UNHARMED_CHANGE,
} from './outcome';

/** How each verdict is reached: every threshold as the functions have it. */
export function Rules() {
  const { t } = useTranslation();
  const thresholds = {
    ruined: RUINED_RATIO,
    all: formatPercent(NEARLY_ALL, 0),
    unharmed: formatPercent(UNHARMED_CHANGE, 0),
    controlShare: formatPercent(CONTROL_SHARE, 0),
    concentration: CONCENTRATION_TIMES,
    times: OWN_TIMES,
    little: formatPercent(LITTLE_OVERLAP, 0),
  };
  return (
    <section>
      <h3>{t('experiments.claims.rules')}</h3>
      <dl className="claims-rules">
        {CLAIMS.map(({ id }) => (
          <div key={id}>
            <dt>{t(`experiments.claims.rows.${id}.claim`)}</dt>
            <dd>{t(`experiments.claims.rows.${id}.rule`, thresholds)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
