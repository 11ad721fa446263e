import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { OwnRegionReport } from '../../../workers/protocol';
import { MAX_DISCOVERY_TOKENS } from '../../../workers/tasks/discovery_limits';
import { announce } from '../../announce/announcer';
import { useEngineState, useExplorer, useOwnRegion } from '../../explorer/context';
import { download } from '../../export/download';
import { formatCount, formatRemaining } from '../../i18n/numbers';

const FILE_NAME = 'own.region';
const KINDS = ['top', 'bottom'] as const;

/** What is known of the region that was found, and how to keep it. */
export function FoundRegion() {
  const { t } = useTranslation();
  const { own } = useExplorer();
  const { report, kept } = useOwnRegion(({ report, kept }) => ({ report, kept }));
  const last = useRef(report);
  useEffect(() => {
    if (report !== null && report !== last.current) announce(t('announce.region'), 'discover');
    last.current = report;
  }, [report, t]);
  if (report === null) return null;
  const save = () => {
    const bytes = own.saved();
    if (bytes !== null) download(FILE_NAME, new Blob([bytes.slice()], { type: 'application/octet-stream' }));
  };
  return (
    <section className="discover-found" aria-label={t('discover.found.title')}>
      <h3>{t('discover.found.title')}</h3>
      <FoundLine report={report} />
      <StabilityTable report={report} />
      <p className="hint">{t('discover.found.stabilityNote')}</p>
      <p>{t('discover.use')}</p>
      {kept !== null && <p className="hint">{t(kept ? 'discover.kept' : 'discover.notKept')}</p>}
      <button type="button" onClick={save}>
        {t('discover.save')}
      </button>
    </section>
  );
}

function FoundLine({ report }: { readonly report: OwnRegionReport }) {
  const { t } = useTranslation();
  const { own, other } = report;
  // No regions ship for a model of the reader's.
  const isOwnModel = useEngineState(({ fileName }) => fileName !== null);
  const cut = own.truncated || other?.truncated === true;
  return (
    <p>
      <span>
        {t('discover.found.line', {
          tokens: formatCount(own.tokens),
          a: formatCount(own.halves[0]),
          b: formatCount(own.halves[1]),
          nll: own.meanNll.toFixed(3),
          importance: t(`discover.importances.${report.importance}`),
          time: formatRemaining(report.seconds * 1000, t),
        })}
      </span>{' '}
      {cut && <span>{t('discover.found.cut', { most: formatCount(MAX_DISCOVERY_TOKENS) })}</span>}{' '}
      <span>
        {other === null
          ? t(`discover.found.subtracted.${isOwnModel ? 'nothing' : 'languages'}`)
          : t('discover.found.subtracted.other', { tokens: formatCount(other.tokens) })}
      </span>
    </p>
  );
}

function StabilityTable({ report }: { readonly report: OwnRegionReport }) {
  const { t } = useTranslation();
  return (
    <table>
      <caption>{t('discover.found.stability')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('discover.found.kind')}</th>
          {report.shares.map((share) => (
            <th key={share} scope="col">
              {t('discover.found.share', { share })}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {KINDS.map((kind) => (
          <tr key={kind}>
            <th scope="row">{t(`discover.found.${kind}`)}</th>
            {report.own.stability[kind].byShare.map((value, at) => (
              <td key={report.shares[at]}>{value.toFixed(2)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
