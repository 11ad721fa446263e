import { useTranslation } from 'react-i18next';
import { Told } from '../../announce/Told';
import { useResults, useSharedFields } from '../../explorer/context';
import { formatCount, joinSentences } from '../../i18n/numbers';
import { isDecomposed } from '../../languages/decomposed';
import { MAX_PROMPT_CHARACTERS } from '../../link/shared';

/**
 * Says what of a long prompt is left out, by the field or by the model, which reads 512 tokens at once; and that its
 * letters are written in parts.
 */
export function PromptLimits() {
  const { t } = useTranslation();
  const { prompt } = useSharedFields('prompt');
  const { base, edited } = useResults((results) => results.texts);
  const cut = [base, edited].find((text) => text?.stale === false && text.promptCutAt !== null);
  const words: string[] = [];
  if (prompt.length >= MAX_PROMPT_CHARACTERS)
    words.push(t('context.promptLimit', { limit: formatCount(MAX_PROMPT_CHARACTERS) }));
  if (cut?.promptCutAt != null) words.push(t('context.promptCut', { count: cut.promptCutAt }));
  if (isDecomposed(prompt)) words.push(t('context.decomposed'));
  if (words.length === 0) return null;
  return (
    <Told topic="prompt" className="hint is-wrong">
      {joinSentences(words)}
    </Told>
  );
}
