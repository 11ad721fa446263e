import { useEffect, useId } from 'react';
import { useTranslation } from 'react-i18next';
import './claims.css';
import { announce } from '../../announce/announcer';
import { TableScroll } from '../../charts/TableScroll';
import { joinWords } from '../../i18n/numbers';
import { ClaimRow } from './ClaimRow';
import { CLAIM_FILES, CLAIM_IDS, CLAIMS, type ClaimFile } from './claims';
import { VERDICTS } from './outcome';
import { Rules } from './Rules';
import { type ClaimFiles, thereIn, useClaimFiles } from './useClaimFiles';

const COLUMNS = ['claim', 'paper', 'here', 'control', 'verdict'] as const;

/** The paper's claims in one table: what it reports, what this model shows beside its control, and the verdict. */
export default function ClaimsPage() {
  const { t } = useTranslation();
  const heading = useId();
  const files = useClaimFiles();
  const title = t('experiments.claims.question');
  const isThere = Object.keys(CLAIM_FILES).every((id) => files[id as ClaimFile] !== undefined);
  useEffect(() => {
    if (isThere) announce(t('announce.experiment', { question: title }), 'experiment');
  }, [isThere, title, t]);
  return (
    <article className="experiment claims" data-tour="experiment" aria-labelledby={heading}>
      <h2 id={heading}>{title}</h2>
      {isThere ? (
        <p className="experiment-answer">{t('experiments.claims.answer', tallyOf(files))}</p>
      ) : (
        <p>{t('experiments.shell.waiting')}</p>
      )}
      <TableScroll label={title}>
        <table className="chart-table claims-table">
          <caption>{t('experiments.claims.caption')}</caption>
          <thead>
            <tr>
              {COLUMNS.map((column) => (
                <th key={column} scope="col">
                  {t(`experiments.claims.columns.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {CLAIMS.map((claim) => (
              <ClaimRow key={claim.id} claim={claim} file={files[claim.experiment]} />
            ))}
          </tbody>
        </table>
      </TableScroll>
      <p className="chart-note">{t('experiments.claims.intervals')}</p>
      <Rules />
    </article>
  );

  /** How many claims got each verdict, and which were not tested, by name. */
  function tallyOf(found: ClaimFiles) {
    const verdicts = CLAIMS.map(({ experiment, judge }) => {
      const recorded = thereIn(found, experiment);
      return (recorded === null ? null : judge(recorded)?.verdict) ?? 'untested';
    });
    const counts = VERDICTS.map((verdict) => {
      const many = verdicts.filter((one) => one === verdict).length;
      return t(`experiments.claims.tally.${verdict}`, { many });
    });
    return { of: CLAIM_IDS.length, list: joinWords(counts) };
  }
}
