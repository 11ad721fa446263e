import { useTranslation } from 'react-i18next';
import type { ShownToken } from '../../../state/results';

/** Letters of what stands before a choice that are shown. */
const BEFORE = 40;

interface WhereProps {
  readonly prompt: string;
  readonly text: 'base' | 'edited';
  readonly tokens: readonly ShownToken[];
  readonly at: number;
}

/** Which choice is shown, in words. */
export function Where({ prompt, text, tokens, at }: WhereProps) {
  const { t } = useTranslation();
  const before = tokens
    .slice(0, at)
    .map(({ piece }) => piece.text)
    .join('');
  return (
    <p className="inside-said" dir="auto">
      {at === 0
        ? t('inside.next.after', { prompt: [...prompt].slice(-BEFORE).join('') })
        : t('inside.next.within', {
            at: at + 1,
            text: t(`inside.next.texts.${text}`),
            before: [...`${prompt}${before}`].slice(-BEFORE).join(''),
          })}
    </p>
  );
}
