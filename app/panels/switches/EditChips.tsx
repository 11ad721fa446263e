import { useTranslation } from 'react-i18next';
import { useExplorerState, useSharedFields } from '../../explorer/context';
import { extraSentence } from '../../i18n/sentence';

/** What is edited beside the regions, where it is seen first: one chip an edit, each with the way back. */
export function EditChips() {
  const { t } = useTranslation();
  const { extras } = useSharedFields('extras');
  const removeExtra = useExplorerState((state) => state.removeExtra);
  if (extras.length === 0) return null;
  return (
    <ul className="edits" aria-label={t('dimensions.active')}>
      {extras.map((edit, at) => {
        const text = extraSentence(edit, t);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same edit may stand twice; its place is what it is.
          <li key={at}>
            <span>{text}</span>
            <button
              type="button"
              className="plain"
              aria-label={t('dimensions.remove', { edit: text })}
              onClick={() => removeExtra(at)}
            >
              ×
            </button>
          </li>
        );
      })}
    </ul>
  );
}
