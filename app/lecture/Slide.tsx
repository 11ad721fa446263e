import type { CSSProperties, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { recipeKey } from '../../workers/model/recipe';
import { formatRatio } from '../charts/format';
import { TokenText } from '../charts/tokens/TokenText';
import { useEngineState, useResults, useShared } from '../explorer/context';
import { useTouched } from '../explorer/useTouched';
import { languageName } from '../i18n/language_names';
import { lazyWithTexts } from '../i18n/lazily';
import { comma } from '../i18n/numbers';
import { changeSentence, type Touched } from '../i18n/sentence';
import { toRecipe } from '../link/settings';
import type { SharedState } from '../link/shared';
import { firstDifference, type Results, type ShownText } from '../state/results';
import { Boundary } from '../ui/Boundary';
import { BigNumbers } from './BigNumbers';
import { headlineOf, slideRow } from './bars';
import { type Fit, MOST_ROWS } from './fit';
import type { LectureStep } from './schema';
import { useHeldText } from './shown_text';

const InsidePanel = lazyWithTexts('inside', () => import('../panels/inside/InsidePanel'));

/** Characters of a prompt that a slide shows: its end, which the text goes on from. */
const PROMPT_CHARACTERS = 160;

interface SlideProps {
  readonly step: LectureStep;
  /** The audience has not guessed yet: the result is not shown. */
  readonly hidden: boolean;
  readonly focused: number | null;
  readonly fit: Fit;
}

/** The step that is shown, in the state that is set. */
export function Slide(props: SlideProps) {
  const shared = useShared();
  const touched = useTouched();
  const { rows, texts } = useResults((state) => ({ rows: state.rows, texts: state.texts }));
  const of = `${props.step.id} ${recipeKey(toRecipe(shared))} ${shared.prompt}`;
  const base = useHeldText(texts.base, of);
  const edited = useHeldText(texts.edited, of);
  return (
    <SlideView {...props} shared={shared} touched={touched} results={{ rows, texts: { base, edited } }}>
      {shared.inside !== null && (
        <div className="slide-inside">
          <Boundary>
            <InsidePanel view={shared.inside} />
          </Boundary>
        </div>
      )}
    </SlideView>
  );
}

interface SlideViewProps extends SlideProps {
  readonly shared: SharedState;
  readonly touched: Touched | null;
  readonly results: Pick<Results, 'rows' | 'texts'>;
  /** A panel inside the model, in place of texts and languages. */
  readonly children?: ReactNode;
}

/** One step for the whole room: its claim, the state in words, one picture of what came of it, and one number. */
export function SlideView(props: SlideViewProps) {
  const { step, hidden, focused, fit, shared, touched, results, children } = props;
  const { t } = useTranslation();
  const live = useEngineState(({ status }) => status.state === 'ready');
  const { base, edited } = results.texts;
  const hasTexts = step.shows !== 'languages';
  const most = step.shows === 'texts' ? 0 : Math.min(MOST_ROWS, shared.languages.length);
  const all = shared.languages.slice(0, most).map((code) => slideRow(code, results.rows[code]));
  const rows = all.slice(0, fit.rows);
  const shown = [
    ...(hasTexts ? [base, edited] : []),
    ...rows.flatMap(({ language }) => [results.rows[language]?.base, results.rows[language]?.edited]),
  ];
  const origins = new Set(shown.flatMap((one) => (one == null ? [] : [one.origin])));
  return (
    <>
      <h2 dir="auto">{step.title}</h2>
      <p className="slide-state">{changeSentence(shared, touched, t)}</p>
      {hidden ? (
        <p className="slide-guess">{t('lecture.guess')}</p>
      ) : children ? (
        children
      ) : (
        <>
          {step.shows === 'texts' ? (
            <SameTokens base={base} edited={edited} />
          ) : (
            <MedianOrOwn rows={all} off={shared.off} />
          )}
          {hasTexts && (
            <div className="slide-texts">
              <SlideText text={base} variant="base" prompt={shared.prompt} />
              <SlideText text={edited} variant="edited" prompt={shared.prompt} />
            </div>
          )}
          {rows.length > 0 && (
            <BigNumbers
              key={step.id}
              rows={rows}
              more={step.shows === 'texts' ? 0 : shared.languages.length - rows.length}
              focused={focused}
            />
          )}
          <p className="slide-origin">
            {origins.size === 0
              ? t(live ? 'lecture.computing' : 'lecture.needsModel')
              : [...origins].map((origin) => t(`generation.origin.${origin}`)).join(comma())}
          </p>
        </>
      )}
    </>
  );
}

/** What the slide is drawn from, as `useFit` wants it. */
export function fitStyle({ scale }: Fit): CSSProperties {
  return { '--fit': scale } as CSSProperties;
}

function MedianOrOwn({
  rows,
  off,
}: {
  readonly rows: Parameters<typeof headlineOf>[0];
  readonly off: readonly string[];
}) {
  const { t } = useTranslation();
  const headline = headlineOf(rows, off);
  if (headline === null) return null;
  return (
    <p className="slide-number">
      <strong>{formatRatio(headline.ratio)}</strong>{' '}
      <span>
        {headline.language === null
          ? t('lecture.number.median')
          : t('lecture.number.own', { language: languageName(headline.language) })}
      </span>
    </p>
  );
}

/** How far the edited text is that of the intact model. */
function SameTokens({
  base,
  edited,
}: {
  readonly base: ShownText | null;
  readonly edited: ShownText | null;
}) {
  const { t } = useTranslation();
  if (base === null || edited === null || base.running || edited.running) return null;
  const first = firstDifference(base.tokens, edited.tokens, true);
  return (
    <p className="slide-number">
      <strong>{first ?? base.tokens.length}</strong>{' '}
      <span>{t('lecture.number.same', { count: base.tokens.length })}</span>
    </p>
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
      <TokenText
        tokens={text.tokens}
        prompt={endOf(prompt)}
        dir="auto"
        label={t(`generation.${variant}Label`)}
      />
    </div>
  );
}

/** A long prompt by its end. */
function endOf(prompt: string): string {
  const characters = [...prompt];
  return characters.length <= PROMPT_CHARACTERS
    ? prompt
    : `… ${characters.slice(-PROMPT_CHARACTERS).join('')}`;
}
