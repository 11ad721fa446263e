import type { ControlKind } from '../../workers/model/recipe';
import type { RecordedExperiment, RecordedResult, Scores } from './schema';

/** What a control is to the result that it belongs to. */
export type RecordedControl = ControlKind | 'sample' | 'sample-by-rank';

/** Names of controls in files that were recorded before a control named its result. */
const EARLY_NAMES: readonly ((like: string) => RegExp | null)[] = [
  // "top-3" and "bottom-3" of the core: "random-3-seed0"
  (like) => matched(/^(?:top|bottom)-([\d.]+)$/, like, (share) => `^random-${share}-seed\\d+$`),
  // "ar-top-code": "ar-random"
  (like) => matched(/^([a-z]{2})-(?:top|bottom)-(?:code|paper)$/, like, (of) => `^${of}-random$`),
  // "share-0.1" of the core's size: "random-0.1"
  (like) => matched(/^share-([\d.]+)$/, like, (share) => `^random-${share}$`),
  (like) => (like === 'core' ? /^random$/ : like === 'core-except' ? /^random-except$/ : null),
];

function matched(form: RegExp, like: string, name: (part: string) => string): RegExp | null {
  const part = form.exec(like)?.[1];
  return part === undefined ? null : new RegExp(name(part.replace('.', '\\.')));
}

/** The controls of one kind of a result, one a seed; none where none is recorded. @param like name of the result */
export function controlsOf(
  recorded: Pick<RecordedExperiment<Scores>, 'results'>,
  like: string,
  kind: RecordedControl,
): readonly RecordedResult<Scores>[] {
  const found = recorded.results.filter(
    ({ conditions }) => conditions.like === like && conditions.control === kind,
  );
  if (found.length > 0 || kind !== 'random') return found;
  const names = EARLY_NAMES.flatMap((name) => name(like) ?? []);
  return recorded.results.filter(({ id }) => names.some((name) => name.test(id)));
}

/** The control that a result is compared with: of the same sizes of weights, or any random one where there is none. */
export function headlineControl(
  recorded: Pick<RecordedExperiment<Scores>, 'results'>,
  like: string,
): { readonly kind: ControlKind; readonly results: readonly RecordedResult<Scores>[] } {
  const same = controlsOf(recorded, like, 'matched');
  return same.length > 0
    ? { kind: 'matched', results: same }
    : { kind: 'random', results: controlsOf(recorded, like, 'random') };
}
