import { useTranslation } from 'react-i18next';
import { TokenTable } from '../../charts/tokens/TokenTable';
import { useResults } from '../../explorer/context';
import { Floating } from '../../ui/Floating';

/** Both texts as a table of tokens. */
export function TokenNumbers() {
  const { t } = useTranslation();
  const { base, edited } = useResults((results) => results.texts);
  const texts = [
    { name: t('generation.base'), text: base },
    { name: t('generation.edited'), text: edited },
  ].flatMap(({ name, text }) => (text === null ? [] : [{ name, tokens: text.tokens }]));
  if (texts.length === 0) return null;
  return (
    <Floating title={t('charts.tokens.table')} className="to-end token-numbers">
      <TokenTable texts={texts} caption={t('charts.tokens.caption')} />
    </Floating>
  );
}
