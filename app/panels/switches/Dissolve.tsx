import type { TFunction } from 'i18next';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SHIPPED_REGIONS } from '../../../workers/model/recipe';
import type { RegionIndex } from '../../../workers/protocol';
import { useExplorer, useExplorerState, useResults, useShared } from '../../explorer/context';
import { languageName } from '../../i18n/language_names';
import { formatCount } from '../../i18n/numbers';
import { Choice } from '../../ui/Choice';
import { SelectInput } from '../../ui/SelectInput';
import { useLoaded } from '../../ui/useLoaded';
import { type Level, levelsOf, placeOf, settingsAt } from './levels';

/** What is dragged is set when the hand pauses; a step of the play follows so long after the last answer. */
const PAUSE_MS = 150;
const PLAY_MS = 900;
/** The region, or as many weights of the same sizes from outside of it. */
const TWINS = ['top', 'matched'] as const;

/** How much of a region is removed, from one weight to the largest share: one slider, nested levels, its random twin. */
export default function Dissolve() {
  const { client } = useExplorer();
  const { data } = useLoaded('index', () => client.engine.regionIndex());
  return data === null ? null : <Levels index={data} />;
}

function Levels({ index }: { readonly index: RegionIndex }) {
  const { t } = useTranslation();
  const id = useId();
  const shared = useShared();
  const edit = useExplorerState((state) => state.edit);
  const computing = useResults(({ queued, pending }) => queued > 0 || pending.edited);
  const [chosen, setChosen] = useState(shared.core ? 'core' : (shared.off[0] ?? 'core'));
  const of = shared.core ? 'core' : (shared.off[0] ?? chosen);
  const levels = levelsOf(index, of);
  const place = placeOf(levels, shared, of);
  const [draft, setDraft] = useState<number | null>(null);
  const [playing, setPlaying] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const at = draft ?? place ?? 0;
  const last = levels.length - 1;
  const go = (to: number) => {
    setDraft(null);
    edit(settingsAt(levels[to] ?? null, of));
  };
  const drag = (to: number) => {
    setDraft(to);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => go(to), PAUSE_MS);
  };
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const press = () => {
    // From the end it begins again.
    if (still) go(at >= last ? 0 : at + 1);
    else if (!playing && at >= last) {
      go(0);
      setPlaying(true);
    } else setPlaying(!playing);
  };
  const latest = useRef(go);
  latest.current = go;
  useEffect(() => {
    if (!playing || computing) return;
    if (at >= last) return setPlaying(false);
    const next = setTimeout(() => latest.current(at + 1), PLAY_MS);
    return () => clearTimeout(next);
  }, [playing, computing, at, last]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const keys = (event: KeyboardEvent) => {
    if (event.key !== ' ') return;
    event.preventDefault();
    press();
  };
  const words = levelWords(levels[at] ?? null, t);
  return (
    <section className="dissolve" aria-label={t('switches.dissolve.title')}>
      <SelectInput
        label={t('switches.dissolve.of')}
        value={of}
        options={SHIPPED_REGIONS.map((value) => ({
          value,
          label: value === 'core' ? t('switches.core') : languageName(value),
        }))}
        onChange={(region) => {
          setChosen(region);
          if (place !== null && place > 0) edit(settingsAt({ share: 1 }, region));
        }}
      />
      <label htmlFor={id}>
        {t('switches.dissolve.what')}: <output>{words}</output>
      </label>
      <input
        id={id}
        type="range"
        min={0}
        max={last}
        step={1}
        value={at}
        aria-valuetext={words}
        aria-describedby={`${id}-keys`}
        onChange={(event) => drag(Number(event.target.value))}
        onKeyDown={keys}
      />
      <span id={`${id}-keys`} className="visually-hidden">
        {t('switches.dissolve.keys')}
      </span>
      <div className="dissolve-row">
        <button type="button" aria-pressed={still ? undefined : playing} onClick={press}>
          {t(`switches.dissolve.${still ? 'step' : playing ? 'pause' : 'play'}`)}
        </button>
        <Choice
          label={t('switches.kind')}
          hideLabel
          value={shared.kind === 'matched' ? 'matched' : 'top'}
          options={TWINS.map((value) => ({ value, label: t(`switches.dissolve.kinds.${value}`) }))}
          onChange={(kind) => edit({ kind })}
        />
      </div>
    </section>
  );
}

function levelWords(level: Level, t: TFunction): string {
  if (level === null) return t('switches.dissolve.none');
  return 'first' in level
    ? t('switches.dissolve.weights', { count: level.first, weights: formatCount(level.first) })
    : t('switches.percent', { share: level.share });
}
