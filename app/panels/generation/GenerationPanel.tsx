import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { language } from '../../languages';
import { firstDifference } from '../../state/results';
import { isIntact } from '../../state/settings';
import { MAX_PROMPT_CHARACTERS } from '../../state/shared';
import { ComputingLine } from '../ComputingLine';
import { useExplorer, useExplorerState, useResults, useShared } from '../context';
import { GeneratedText } from './GeneratedText';
import { PAPER_PROMPTS } from './prompts';
import { Sampling } from './Sampling';

/** The prompt, and what the intact and the edited model make of it. */
export function GenerationPanel() {
  const { t } = useTranslation();
  const { stop } = useExplorer();
  const shared = useShared();
  const { look, generate } = useExplorerState(({ look, generate }) => ({ look, generate }));
  const { base, edited } = useResults((results) => results.texts);
  const [empty, setEmpty] = useState(false);
  const running = base?.running === true || edited?.running === true;
  const intact = isIntact(shared);
  const comparable = base?.prompt === edited?.prompt && base?.stale === false && edited?.stale === false;
  const differsFrom = comparable ? firstDifference(base?.tokens, edited?.tokens) : null;
  const run = (prompt: string) => {
    setEmpty(prompt.trim() === '');
    if (prompt.trim() !== '') generate();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    run(shared.prompt);
  };
  return (
    <section className="panel generation" aria-label={t('generation.title')} id="generation">
      <ComputingLine on={running} />
      <form className="prompt-row" onSubmit={submit}>
        <h2>{t('generation.title')}</h2>
        <label htmlFor="prompt" className="visually-hidden">
          {t('generation.prompt')}
        </label>
        <input
          id="prompt"
          type="text"
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
        />
        <button type="submit" className="primary">
          {t('generation.generate')}
        </button>
        <Sampling />
        {running && (
          <button type="button" onClick={stop}>
            {t('generation.stop')}
          </button>
        )}
      </form>
      {empty && (
        <p id="prompt-empty" className="hint is-wrong" role="alert">
          {t('generation.emptyPrompt')}
        </p>
      )}
      <div className="prompt-presets">
        <ul aria-label={t('generation.paperPrompts')}>
          {PAPER_PROMPTS.map(({ language: code, text }) => (
            <li key={text}>
              <button
                type="button"
                className="plain"
                dir={language(code).dir}
                lang={code}
                aria-label={t('generation.preset', { language: language(code).name, text })}
                aria-pressed={shared.prompt === text}
                onClick={() => {
                  look({ prompt: text });
                  run(text);
                }}
              >
                {text}
              </button>
            </li>
          ))}
        </ul>
      </div>
      <div className="texts">
        <GeneratedText variant="base" text={base} differsFrom={null} empty={t('generation.emptyBase')} />
        <GeneratedText
          variant="edited"
          text={edited}
          differsFrom={differsFrom}
          empty={t(intact ? 'generation.emptyEdited' : 'generation.emptyBase')}
          {...(edited !== null && !edited.running && comparable ? { same: differsFrom === null } : {})}
        />
      </div>
      <p className="panel-foot hint">{t('generation.tint')}</p>
    </section>
  );
}
