import { describe, expect, it } from 'vitest';
import { RegionError } from '../../../../workers/errors';
import type { Recipe } from '../../../../workers/model/recipe';
import { encodeBundle } from '../../../../workers/regions/bundle';
import { loadedEngine, scoreOf, tinyEnvironment } from '../../../support/tiny_engine';
import { tinyModel } from '../../../support/tiny_model';
import { tinyRegions } from '../../../support/tiny_regions';
import { OTHER_HASH } from '../regions/fixtures';

const model = tinyModel('llama');
const made = tinyRegions(model.shape);
const bundleOf = (modelSha256: string) => {
  const index = { ...made.index, modelSha256 };
  return encodeBundle({ index, files: made.files });
};
const REMOVED: Recipe = {
  version: 1,
  edits: [
    { target: 'region', of: 'ar', kind: 'top', share: 1, rule: 'code', seed: 0, operation: { op: 'zero' } },
  ],
};
/** The page ships regions of another model. */
const engineOf = () => {
  const environment = tinyEnvironment(model);
  return loadedEngine({
    ...environment,
    regionIndex: async () => ({ ...made.index, modelSha256: OTHER_HASH }),
  });
};

describe('the regions of a model of the reader’s', () => {
  it('stand in the place of the shipped ones once their file is open', async () => {
    const engine = await engineOf();
    await expect(scoreOf(engine, 'the', REMOVED)).rejects.toThrow(RegionError);
    const sha256 = engine.ready().info.modelSha256;
    await engine.openRegions(bundleOf(sha256));
    expect((await engine.regionIndex()).modelSha256).toBe(sha256);
    const { touchedWeights } = await engine.describe(REMOVED);
    expect(touchedWeights).toBeGreaterThan(0);
    expect((await scoreOf(engine, 'the', REMOVED)).meanNll).not.toBe((await scoreOf(engine, 'the')).meanNll);
  });

  it('are refused where they are of another model', async () => {
    const engine = await engineOf();
    await expect(engine.openRegions(bundleOf('e'.repeat(64)))).rejects.toThrow(RegionError);
  });
});
