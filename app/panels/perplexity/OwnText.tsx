import { type FormEvent, memo, useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Told } from '../../announce/Told';
import { useExplorer, useExplorerState, useResults, useSharedFields } from '../../explorer/context';
import { engineWords } from '../../i18n';
import { isDecomposed } from '../../languages/decomposed';
import { MAX_PAGE_TEXT_CHARACTERS } from '../../link/shared';
import { Floating } from '../../ui/Floating';
import { Wrong } from '../../ui/Wrong';

/** A text of the reader's own, scored as a row beside the languages. */
export const OwnText = memo(function OwnText() {
  const { t } = useTranslation();
  const id = useId();
  const { client } = useExplorer();
  const { ownText } = useSharedFields('ownText');
  const look = useExplorerState((state) => state.look);
  const { failure, cutAt } = useResults((results) => ({
    failure: results.ownTextFailure,
    cutAt: results.ownTextCutAt,
  }));
  const [draft, setDraft] = useState(ownText);
  const [empty, setEmpty] = useState(false);
  useEffect(() => setDraft(ownText), [ownText]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setEmpty(draft.trim() === '');
    if (draft.trim() === '') return;
    look({ ownText: draft });
    void client.load();
  };
  return (
    <Floating title={t('perplexity.ownText')} className="to-end own-text" besideResult>
      <form onSubmit={submit}>
        <label htmlFor={id}>{t('perplexity.ownLabel')}</label>
        <textarea
          id={id}
          translate="no"
          rows={5}
          dir="auto"
          maxLength={MAX_PAGE_TEXT_CHARACTERS}
          value={draft}
          aria-invalid={empty}
          aria-describedby={`${id}-hint`}
          onChange={(event) => {
            setEmpty(false);
            setDraft(event.target.value);
          }}
        />
        <p id={`${id}-hint`} className="hint">
          {t('perplexity.ownHint')}
        </p>
        {isDecomposed(draft) && (
          <Told topic="own-text-decomposed" className="hint">
            {t('context.decomposed')}
          </Told>
        )}
        {empty && <Wrong>{t('perplexity.ownEmpty')}</Wrong>}
        {failure !== null && <Wrong>{engineWords(failure.words)}</Wrong>}
        {cutAt !== null && (
          <Told topic="own-text" className="hint is-wrong">
            {t('perplexity.ownCut', { count: cutAt })}
          </Told>
        )}
        <div className="button-row">
          <button type="submit" className="primary">
            {t('perplexity.scoreOwn')}
          </button>
          <button
            type="button"
            disabled={ownText === ''}
            onClick={() => {
              setDraft('');
              look({ ownText: '' });
            }}
          >
            {t('perplexity.removeOwn')}
          </button>
        </div>
      </form>
    </Floating>
  );
});
