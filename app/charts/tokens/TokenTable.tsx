import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { formatPercent } from '../format';
import { ValueTable } from '../ValueTable';
import { type TextToken, toSegments } from './segments';
import { visibleToken } from './visible';

export interface NamedText {
  readonly name: string;
  readonly tokens: readonly TextToken[];
}

/** Probability of a surprisal in nats, in words. */
export function probabilityWords(surprisal: number, t: TFunction): string {
  const probability = Math.exp(-surprisal);
  return probability < 0.001 ? t('charts.tokens.tiny') : formatPercent(probability);
}

/** The table twin of texts: every token with its surprisal and probability. */
export function TokenTable({
  texts,
  caption,
}: {
  readonly texts: readonly NamedText[];
  readonly caption: string;
}) {
  const { t } = useTranslation();
  return (
    <ValueTable
      caption={caption}
      columns={(['text', 'position', 'token', 'surprisal', 'probability'] as const).map((column) =>
        t(`charts.tokens.columns.${column}`),
      )}
      textColumns={[2]}
      rows={texts.flatMap(({ name, tokens }) =>
        toSegments(tokens).map(({ text, first, surprisal }) => [
          name,
          String(first + 1),
          visibleToken(text),
          surprisal?.toFixed(2) ?? t('charts.tokens.given'),
          surprisal === null ? '' : probabilityWords(surprisal, t),
        ]),
      )}
    />
  );
}
