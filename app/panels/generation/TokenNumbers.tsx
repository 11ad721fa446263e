import { useTranslation } from 'react-i18next';
import { TokenTable } from '../../charts/tokens/TokenTable';
import { useResults } from '../../explorer/context';
import { WRITERS } from '../../state/results';
import { Floating } from '../../ui/Floating';

/** Both texts as a table of tokens. */
export function TokenNumbers() {
  const { t } = useTranslation();
  const written = useResults((results) => results.texts);
  const texts = WRITERS.flatMap((variant) => {
    const text = written[variant] ?? null;
    return text === null ? [] : [{ name: t(`generation.${variant}`), tokens: text.tokens }];
  });
  if (texts.length === 0) return null;
  return (
    <Floating title={t('charts.tokens.table')} className="to-end token-numbers">
      <TokenTable texts={texts} caption={t('charts.tokens.caption')} />
    </Floating>
  );
}
