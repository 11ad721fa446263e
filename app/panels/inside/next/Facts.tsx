import { useTranslation } from 'react-i18next';
import type { NextTokens } from '../../../../workers/protocol';
import { choiceOf } from '../../../charts/next/rows';
import { tokenLabel } from '../../../charts/tokens/label';
import { useModelShape } from '../../../explorer/model';
import { Term } from '../../../glossary/Term';
import { formatCount, formatShare } from '../../../i18n/numbers';

/** What each model would say, what the other one makes of it, and how far apart the two are. */
export function Facts({ next, intact }: { readonly next: NextTokens; readonly intact: boolean }) {
  const { t } = useTranslation();
  const { vocabulary } = useModelShape();
  const bits = (value: number) => value.toFixed(2);
  const lines = (['base', 'edited'] as const).flatMap((mine) => {
    const choice = choiceOf(next, mine);
    if (choice === null || (intact && mine === 'edited')) return [];
    const other = choice[mine === 'base' ? 'edited' : 'base'];
    const key = intact ? 'intactChose' : (`${mine}Chose` as const);
    return t(`inside.next.${key}`, {
      token: tokenLabel(choice.piece),
      mine: formatShare(choice[mine].probability, t),
      rank: formatCount(other.rank),
      of: formatCount(vocabulary),
      other: formatShare(other.probability, t),
    });
  });
  const { stands } = next;
  const isNamed = stands === null || intact || stands.base.rank === 1 || stands.edited.rank === 1;
  return (
    <>
      {lines.map((line) => (
        <p key={line} className="inside-said">
          {line}
        </p>
      ))}
      {!isNamed && (
        <p className="inside-said">
          {t('inside.next.stands', {
            token: tokenLabel(stands.piece),
            base: formatShare(stands.base.probability, t),
            baseRank: formatCount(stands.base.rank),
            edited: formatShare(stands.edited.probability, t),
            editedRank: formatCount(stands.edited.rank),
          })}
        </p>
      )}
      <dl className="inside-facts">
        <dt>
          <Term of="entropy">{t('inside.next.entropy')}</Term>
        </dt>
        <dd>
          {t(intact ? 'inside.next.bitsIntact' : 'inside.next.bits', {
            base: bits(next.entropyBits.base),
            edited: bits(next.entropyBits.edited),
          })}
        </dd>
        {!intact && (
          <>
            <dt>
              <Term of="divergence">{t('inside.next.divergence')}</Term>
            </dt>
            <dd>{t('inside.next.divergenceBits', { bits: bits(next.divergenceBits) })}</dd>
          </>
        )}
      </dl>
    </>
  );
}
