import { describe, expect, it } from 'vitest';
import { FIGURE_FOUR } from '../../../../app/languages/presets';
import { DEFAULT_STATE, type SharedState } from '../../../../app/link/shared';
import {
  chooseControls,
  createControls,
  followState,
  usesAll,
  usesMap,
} from '../../../../app/state/controls';

/** Storage of a browser that keeps what it is given. */
function keeping(): Storage {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  } as Storage;
}
const refusing = (): Storage => {
  throw new DOMException('The operation is insecure.', 'SecurityError');
};
const withChange = (change: Partial<SharedState>): SharedState => ({ ...DEFAULT_STATE, ...change });

describe('the controls that are unfolded', () => {
  it('are none at a first visit', () => {
    expect(createControls(DEFAULT_STATE, keeping).getState()).toEqual({ all: false, map: false });
    expect(createControls(withChange({ core: true, off: ['ar'] }), keeping).getState().all).toBe(false);
  });

  it.each<[string, Partial<SharedState>]>([
    ['another share', { share: 5 }],
    ['another kind', { kind: 'random' }],
    ['a seed', { seed: 3 }],
    ['some layers', { layers: [0, 3] }],
    ['some matrices', { matrices: ['q'] }],
    ['sampling', { temperature: 1 }],
    ['an order', { order: 'ratio' }],
    ['single parameters', { extras: [FIGURE_FOUR.breaks] }],
  ])('are all where a link sets %s', (_, change) => {
    expect(usesAll(withChange(change))).toBe(true);
    expect(createControls(withChange(change), keeping).getState().all).toBe(true);
  });

  it('hold the map where a link moves it', () => {
    const moved = withChange({ overlap: { ...DEFAULT_STATE.overlap, layer: 5 } });
    expect(usesMap(moved)).toBe(true);
    expect(createControls(moved, keeping).getState()).toEqual({ all: false, map: true });
  });

  it('are remembered where the reader chose them, and only there', () => {
    const storage = keeping();
    const first = createControls(DEFAULT_STATE, () => storage);
    followState(first, withChange({ share: 3 }), DEFAULT_STATE);
    expect(first.getState().all).toBe(true);
    expect(createControls(DEFAULT_STATE, () => storage).getState().all).toBe(false);
    chooseControls(first, { all: true }, () => storage);
    expect(createControls(DEFAULT_STATE, () => storage).getState()).toEqual({ all: true, map: false });
    chooseControls(first, { all: false, map: true }, () => storage);
    expect(createControls(DEFAULT_STATE, () => storage).getState()).toEqual({ all: false, map: true });
  });

  it('stay folded where the reader folded them over a state that uses them', () => {
    const using = withChange({ share: 3 });
    const controls = createControls(using, keeping);
    chooseControls(controls, { all: false }, keeping);
    followState(controls, withChange({ share: 3, core: true }), using);
    expect(controls.getState().all).toBe(false);
  });

  it('work where the browser keeps nothing', () => {
    const controls = createControls(DEFAULT_STATE, refusing);
    chooseControls(controls, { all: true }, refusing);
    expect(controls.getState().all).toBe(true);
  });
});
