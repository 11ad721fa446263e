import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  useControls,
  useEngineState,
  useExplorer,
  useExplorerState,
  useResults,
  useShared,
} from '../../explorer/context';
import { isIntact } from '../../link/settings';
import { MAX_PROMPT_CHARACTERS } from '../../link/shared';
import { firstDifference, type ShownText } from '../../state/results';
import { ComputingLine } from '../../ui/ComputingLine';
import { GeneratedText } from './GeneratedText';
import { PaperPrompts } from './PaperPrompts';
import { PromptLimits } from './PromptLimits';
import { Sampling } from './Sampling';
import { TextsExport } from './TextsExport';
import { TokenNumbers } from './TokenNumbers';

/** Lines of a prompt that are seen at once; more scroll. */
const MAX_PROMPT_LINES = 4;

/** The prompt, and what the intact and the edited model make of it. */
export function GenerationPanel() {
  const { t } = useTranslation();
  const { stop } = useExplorer();
  const shared = useShared();
  const { look, generate } = useExplorerState(({ look, generate }) => ({ look, generate }));
  const { base, edited, pinned = null } = useResults((results) => results.texts);
  const pending = useResults((results) => results.pending);
  const state = useEngineState(({ status }) => status.state);
  const all = useControls((controls) => controls.all);
  const [empty, setEmpty] = useState(false);
  const texts = useRef<HTMLDivElement>(null);
  const running =
    Object.values(pending).includes(true) || [base, edited, pinned].some((text) => text?.running === true);
  const waiting = state === 'ready' ? 'emptyReady' : state === 'loading' ? 'emptyLoading' : 'emptyBase';
  const intact = isIntact(shared);
  const complete = isComplete(base, edited);
  const differsFrom = comparedTo(base, edited);
  const run = (prompt: string) => {
    setEmpty(prompt.trim() === '');
    if (prompt.trim() !== '') generate();
  };
  const choose = (text: string) => {
    look({ prompt: text });
    run(text);
  };
  /** While next tokens are shown, a token of either text chooses the place. */
  const choosing = (variant: 'base' | 'edited') => {
    const { inside } = shared;
    if (inside?.panel !== 'next') return {};
    return {
      chosen: inside.text === variant ? inside.at : null,
      onToken: (at: number) => look({ inside: { ...inside, text: variant, at } }),
    };
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    run(shared.prompt);
  };
  return (
    <section
      className="panel generation"
      data-tour="generation"
      aria-label={t('generation.title')}
      id="generation"
      tabIndex={-1}
    >
      <ComputingLine on={running} />
      <form className="prompt-row" onSubmit={submit}>
        <h2>{t('generation.title')}</h2>
        <label htmlFor="prompt" className="visually-hidden">
          {t('generation.prompt')}
        </label>
        <textarea
          id="prompt"
          translate="no"
          rows={Math.min(MAX_PROMPT_LINES, shared.prompt.split('\n').length)}
          dir="auto"
          autoComplete="off"
          spellCheck={false}
          value={shared.prompt}
          maxLength={MAX_PROMPT_CHARACTERS}
          aria-invalid={empty}
          aria-describedby={empty ? 'prompt-empty' : undefined}
          onChange={(event) => {
            setEmpty(false);
            look({ prompt: event.target.value });
          }}
          onKeyDown={(event) => {
            // Enter writes the text, as in a field of one line; with Shift, or within an input method, it is the field's.
            if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
            event.preventDefault();
            run(shared.prompt);
          }}
        />
        <button type="submit">{t('generation.generate')}</button>
        <button type="button" className="stop" data-running={running} disabled={!running} onClick={stop}>
          {t('generation.stop')}
        </button>
        {all && <Sampling />}
        {all && <TokenNumbers />}
      </form>
      {empty && (
        <p id="prompt-empty" className="hint is-wrong" role="alert">
          {t('generation.emptyPrompt')}
        </p>
      )}
      <PromptLimits />
      <PaperPrompts chosen={shared.prompt} onChoose={choose} />
      <div className="texts" ref={texts}>
        <GeneratedText
          variant="base"
          text={base}
          differsFrom={null}
          empty={t(`generation.${waiting}`)}
          pending={pending.base}
          {...choosing('base')}
        />
        {shared.pinned !== null && (
          <GeneratedText
            variant="pinned"
            text={pinned}
            differsFrom={comparedTo(base, pinned)}
            empty={t(`generation.${state === 'idle' ? 'emptyUnrecorded' : waiting}`)}
            pending={pending.pinned === true}
          />
        )}
        <GeneratedText
          variant="edited"
          text={edited}
          differsFrom={differsFrom}
          empty={t(`generation.${intact ? 'emptyEdited' : state === 'idle' ? 'emptyUnrecorded' : waiting}`)}
          pending={pending.edited}
          {...choosing('edited')}
          {...(edited !== null && complete ? { same: differsFrom === null } : {})}
        />
      </div>
      <div className="panel-foot foot-row">
        <p className="hint">{t('generation.tint')}</p>
        {all && <TextsExport block={texts} />}
      </div>
    </section>
  );
}

const isComparable = (base: ShownText | null, text: ShownText | null): boolean =>
  base?.prompt === text?.prompt && base?.stale === false && text?.stale === false;

const isComplete = (base: ShownText | null, text: ShownText | null): boolean =>
  isComparable(base, text) && !base?.running && !text?.running;

/** The first token in which a text differs from the base text; null where none does, or they are not of one prompt. */
const comparedTo = (base: ShownText | null, text: ShownText | null): number | null =>
  isComparable(base, text) ? firstDifference(base?.tokens, text?.tokens, isComplete(base, text)) : null;
