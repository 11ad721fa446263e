import { useTranslation } from 'react-i18next';
import { useExplorerState } from '../../explorer/context';
import { fromRecipe } from '../../link/settings';
import { useOpenLive } from '../shared/useOpenLive';
import type { Claim } from './claims';
import type { ClaimFileState } from './useClaimFiles';
import { wordsOf } from './words';

interface ClaimRowProps {
  readonly claim: Claim;
  /** The file of its experiment; undefined while it is fetched. */
  readonly file: ClaimFileState | undefined;
}

/** One claim: the paper's number, this model's, its control's, the verdict, and the ways to see it. */
export function ClaimRow({ claim, file }: ClaimRowProps) {
  const { t } = useTranslation();
  // Each row names other numbers, which the type of `t` cannot follow through a chosen key; a test reads every row.
  const say = t as (key: `experiments.claims.rows.${string}`, values: Record<string, string>) => string;
  const open = useExplorerState((state) => state.open);
  const openLive = useOpenLive();
  const row = `experiments.claims.rows.${claim.id}` as const;
  const recorded = file?.state === 'there' ? file.recorded : null;
  const outcome = recorded === null ? null : claim.judge(recorded);
  const values = outcome === null ? null : wordsOf(outcome.values);
  const recipe = recorded?.results.find(({ id }) => id === claim.live)?.recipe;
  const settings = recipe === undefined ? null : fromRecipe(recipe);
  const name = t(`${row}.claim`);
  const column = (id: 'paper' | 'here' | 'control') => t(`experiments.claims.columns.${id}`);
  const missing = file === undefined ? '…' : t('experiments.claims.missing');
  return (
    <tr>
      <th scope="row">
        {name} <span className="claims-where">{t(`${row}.where`)}</span>
        <span className="claims-ways">
          <button
            type="button"
            className="claims-way"
            aria-label={t('experiments.claims.seeOf', { claim: name })}
            onClick={() => open(claim.experiment)}
          >
            {t('experiments.claims.see')}
          </button>
          {settings !== null && (
            <button
              type="button"
              className="claims-way"
              aria-label={t('experiments.claims.liveOf', { claim: name })}
              onClick={() => openLive(settings)}
            >
              {t('experiments.claims.live')}
            </button>
          )}
        </span>
      </th>
      <td data-column={column('paper')}>{say(`${row}.paper`, wordsOf(claim.reported))}</td>
      <td data-column={column('here')}>{values === null ? missing : say(`${row}.here`, values)}</td>
      <td data-column={column('control')}>{values === null ? missing : say(`${row}.control`, values)}</td>
      <td>
        {file !== undefined && (
          <strong className={`verdict is-${outcome?.verdict ?? 'untested'}`}>
            {t(`experiments.claims.verdicts.${outcome?.verdict ?? 'untested'}`)}
          </strong>
        )}
      </td>
    </tr>
  );
}
