import { beforeAll, describe, expect, it } from 'vitest';
import { recordNull } from '../../../../pipeline/regions/null';
import { CORE_LANGUAGES, REGION_LANGUAGES } from '../../../../workers/model/recipe';
import { temporaryFolder, tinyNodeModel } from '../../../support/region_corpus';
import { writeSums } from '../../../support/region_sums';
import { HASH } from '../../workers/regions/fixtures';

const table = (signs: 'as-is' | 'flipped') => {
  const made = found.halves[signs];
  if (made === undefined) throw new Error(`there is no table ${signs}`);
  return made;
};

let found: Awaited<ReturnType<typeof recordNull>>;

beforeAll(async () => {
  const { shape, weights } = await tinyNodeModel();
  const cache = await temporaryFolder();
  const progress = await writeSums(shape, cache, ['all']);
  found = await recordNull({ name: 'tiny', sha256: HASH, shape, weights }, progress, cache, () => {});
}, 240_000);

describe('the halves of languages', () => {
  it('are compared with one another both ways, a language with itself on the diagonal', () => {
    const { languages, jaccard } = table('as-is');
    expect(languages).toEqual(REGION_LANGUAGES);
    expect(jaccard.map((row) => row.length)).toEqual(Array(7).fill(7));
    for (const [a, row] of jaccard.entries())
      for (const [b, value] of row.entries()) expect(value).toBe(jaccard[b]?.[a]);
    const korean = languages.indexOf('ko');
    expect(jaccard[korean]?.[korean]).toBe(1);
    expect(jaccard[0]?.[0]).toBeLessThan(0.3);
  });

  it('are compared by random signs for the languages of the core', () => {
    expect(table('flipped').languages).toEqual(CORE_LANGUAGES);
    expect(table('flipped').jaccard).toHaveLength(6);
  });
});

describe('regions by random signs', () => {
  it('are left out where their sums are gone', async () => {
    const { shape, weights } = await tinyNodeModel();
    const cache = await temporaryFolder();
    const progress = await writeSums(shape, cache, [2000, 'all']);
    const model = { name: 'tiny', sha256: HASH, shape, weights };
    const { halves, signFlip } = await recordNull(model, progress, cache, () => {}, 2000);
    expect(Object.keys(halves)).toEqual(['as-is']);
    expect(signFlip).toEqual([]);
  }, 60_000);

  it('are compared with the core, and with each language before and after Eq. 5', () => {
    expect(found.signFlip.map(({ of, stage }) => `${of} ${stage}`)).toEqual([
      'core whole',
      ...CORE_LANGUAGES.flatMap((language) => [`${language} whole`, `${language} monolingual`]),
    ]);
    const korean = found.signFlip.find(({ of, stage }) => of === 'ko' && stage === 'whole');
    expect(korean?.halves).toBe(1);
    expect(korean?.withRegion).toBeGreaterThan(0);
    expect(korean?.withRegion).toBeLessThan(0.3);
  });
});
