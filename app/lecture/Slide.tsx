import { useTranslation } from 'react-i18next';
import { TokenText } from '../charts/tokens/TokenText';
import { useEngineState, useResults, useShared } from '../explorer/context';
import { useTouched } from '../explorer/useTouched';
import { changeSentence } from '../i18n/sentence';
import type { ShownText } from '../state/results';
import { BigNumbers } from './BigNumbers';
import type { LectureStep } from './schema';

/** Rows that are legible from the back of a room. */
export const MOST_ROWS = 7;

interface SlideProps {
  readonly step: LectureStep;
  /** The audience has not guessed yet: the result is not shown. */
  readonly hidden: boolean;
  readonly focused: number | null;
}

/** One step for the whole room: its title, the state in words, and what came of it. */
export function Slide({ step, hidden, focused }: SlideProps) {
  const { t } = useTranslation();
  const shared = useShared();
  const touched = useTouched();
  const { rows, texts } = useResults((state) => ({ rows: state.rows, texts: state.texts }));
  const live = useEngineState(({ status }) => status.state === 'ready');
  const languages = shared.languages.slice(0, MOST_ROWS);
  const sentence = changeSentence(shared, touched, t);
  const shown = [texts.base, texts.edited, ...languages.map((code) => rows[code]?.base)];
  const origins = new Set(shown.flatMap((one) => (one == null ? [] : [one.origin])));
  return (
    <>
      <h2 dir="auto">{step.title}</h2>
      <p className="slide-state">{sentence}</p>
      {hidden ? (
        <p className="slide-guess">{t('lecture.guess')}</p>
      ) : (
        <>
          {step.shows !== 'languages' && (
            <div className="slide-texts">
              <SlideText text={texts.base} variant="base" prompt={shared.prompt} />
              <SlideText text={texts.edited} variant="edited" prompt={shared.prompt} />
            </div>
          )}
          {step.shows !== 'texts' && <BigNumbers languages={languages} rows={rows} focused={focused} />}
          <p className="slide-origin">
            {origins.size === 0
              ? t(live ? 'lecture.computing' : 'lecture.needsModel')
              : [...origins].map((origin) => t(`generation.origin.${origin}`)).join(', ')}
          </p>
        </>
      )}
    </>
  );
}

interface SlideTextProps {
  readonly text: ShownText | null;
  readonly variant: 'base' | 'edited';
  readonly prompt: string;
}

function SlideText({ text, variant, prompt }: SlideTextProps) {
  const { t } = useTranslation();
  if (text === null) return null;
  return (
    <div className={`slide-text is-${variant}`}>
      <strong>{t(`generation.${variant}`)}</strong>
      <TokenText tokens={text.tokens} prompt={prompt} dir="auto" label={t(`generation.${variant}Label`)} />
    </div>
  );
}
