// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { INTACT_SETTINGS } from '../../../../app/link/settings';
import Dissolve from '../../../../app/panels/switches/Dissolve';
import { levelsOf, placeOf, settingsAt } from '../../../../app/panels/switches/levels';
import { DEFAULT_SHAPE } from '../../../../workers/model/default_model';
import type { RegionIndex, RegionIndexEntry } from '../../../../workers/protocol';
import { openPage } from '../../../support/page';

const entry = (of: RegionIndexEntry['of'], shares: number[], first?: number): RegionIndexEntry => ({
  of,
  kind: 'top',
  shares,
  file: 'x.region',
  sizeBytes: 1,
  tokens: 1,
  stability: { byShare: [], byMatrix: [] },
  ...(first === undefined ? {} : { first: { file: 'x.json', sizeBytes: 1, count: first } }),
});
const index: RegionIndex = {
  version: 1,
  modelSha256: '',
  shape: DEFAULT_SHAPE,
  corpus: '',
  rule: 'abs-of-sum',
  entries: [entry('core', [1, 3, 5]), entry('core', [0.001, 0.01, 0.3], 1000), entry('ar', [1, 3])],
};

it('a slider goes from nothing over single weights to the largest share, each level inside the next', () => {
  const levels = levelsOf(index, 'core');
  expect(levels.map((level) => level && Object.values(level)[0])).toEqual([
    null,
    1,
    2,
    5,
    10,
    20,
    50,
    100,
    200,
    500,
    1000,
    // 0.001 % of the weights are no more than the thousand that are listed.
    0.01,
    0.3,
    1,
    3,
    5,
  ]);
  expect(levelsOf(index, 'ar')).toEqual([null, { share: 1 }, { share: 3 }]);
});

it('every level is found again in the settings that it makes', () => {
  for (const of of ['core', 'ar'] as const)
    for (const [at, level] of levelsOf(index, of).entries())
      expect(placeOf(levelsOf(index, of), { ...INTACT_SETTINGS, ...settingsAt(level, of) }, of)).toBe(at);
});

it('settings that are no level have no place', () => {
  const levels = levelsOf(index, 'ar');
  expect(placeOf(levels, { ...INTACT_SETTINGS, off: ['ar'], share: 5 }, 'ar')).toBeNull();
});

const slider = async () => (await screen.findByRole('slider')) as HTMLInputElement;

it('what is dragged is set once the hand pauses, as one step that can be taken back', async () => {
  const { shared, explorer } = await openPage(<Dissolve />, { regionIndex: index });
  const input = await slider();
  for (const value of ['3', '5', '7']) fireEvent.change(input, { target: { value } });
  expect(shared().core).toBe(false);
  await vi.waitFor(() => expect(shared()).toMatchObject({ core: true, first: 100 }));
  expect(input.getAttribute('aria-valuetext')).toBe('100 weights');
  explorer.store.getState().undo();
  expect(shared()).toMatchObject({ core: false, first: null });
});

it('the twin takes as many random weights of the same sizes', async () => {
  const { shared, user } = await openPage(<Dissolve />, { hash: '#v1&core=1&first=10', regionIndex: index });
  await slider();
  await user.click(screen.getByRole('radio', { name: 'random, same sizes' }));
  expect(shared()).toMatchObject({ core: true, first: 10, kind: 'matched' });
});

it('the space bar plays level after level; where motion is reduced it takes one step', async () => {
  vi.stubGlobal('matchMedia', () => ({ matches: true, addEventListener() {}, removeEventListener() {} }));
  const { shared } = await openPage(<Dissolve />, { regionIndex: index });
  fireEvent.keyDown(await slider(), { key: ' ' });
  expect(shared()).toMatchObject({ core: true, first: 1 });
  vi.unstubAllGlobals();
});
