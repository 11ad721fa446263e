import { describe, expect, it } from 'vitest';
import { i18n } from '../../../../app/i18n';
import { formatBytes, formatRemaining, formatShare } from '../../../../app/i18n/numbers';
import { changeSentence } from '../../../../app/i18n/sentence';
import { INTACT_SETTINGS, type RecipeSettings } from '../../../../app/link/settings';

const { t } = i18n;
const say = (settings: Partial<RecipeSettings>, weights: number | null = null) =>
  changeSentence(
    { ...INTACT_SETTINGS, ...settings },
    weights === null ? null : { weights, of: 100_270_080 },
    t,
  );

describe('the sentence', () => {
  it.each([
    [say({}), 'Nothing is changed: this is the model as it was trained.'],
    [say({ off: ['ar'] }, 341_204), 'Arabic region (top 1 %) removed: 341,204 weights, 0.34 %.'],
    [say({ core: true, share: 5 }), 'Core region (top 5 %) removed.'],
    [
      say({ core: true, off: ['ru', 'vi'], operation: 'scale', factor: 0.5 }),
      'Core region, Russian region and Vietnamese region (top 1 %) scaled ×0.5.',
    ],
    [
      say({ off: ['zh'], kind: 'random', seed: 3 }),
      'Random weights, as many as in the Chinese region (top 1 %, seed 3) removed.',
    ],
    [
      say({ off: ['es'], kind: 'bottom', rule: 'paper', matrices: ['q', 'k'], layers: [2, 9] }),
      'Spanish region (bottom 1 %, the paper’s rule, q, k, layers 2 to 9) removed.',
    ],
    [say({ off: ['es'], operation: 'random', seed: 5 }), 'Spanish region (top 1 %) randomised (seed 5).'],
    [
      say(
        {
          extras: [
            {
              target: 'parameter',
              norm: 'post_attention_norm',
              layer: 1,
              dimension: 163,
              operation: { op: 'scale', factor: 4 },
            },
          ],
        },
        1,
      ),
      'Norm after attention, layer 1, dimension 163 ×4: 1 weight, 0.000001 %.',
    ],
    [
      say({
        core: true,
        extras: [
          { target: 'dimension', dimension: 400, operation: { op: 'zero' } },
          {
            target: 'weight',
            layer: 3,
            matrix: 'down',
            output: 1,
            input: 2,
            operation: { op: 'random', seed: 1 },
          },
        ],
      }),
      'Core region (top 1 %) removed; dimension 400 in all matrices, all layers set to 0; weight of down, layer 3, output 1, input 2 randomised (seed 1).',
    ],
  ])('says %s', (said, expected) => expect(said).toBe(expected));

  it('writes numbers as a reader expects them', () => {
    expect([0, 1, 0.0034, 0.5, 1e-8, 9e-9, 2e-13].map((share) => formatShare(share, t))).toEqual([
      '0 %',
      '100 %',
      '0.34 %',
      '50 %',
      '0.000001 %',
      '9·10⁻⁷ %',
      '2·10⁻¹¹ %',
    ]);
    expect(formatBytes(253_113_024, t)).toBe('253 MB');
    expect([10, 4200, 200_000].map((ms) => formatRemaining(ms, t))).toEqual(['1 s', '4 s', '3 min']);
  });
});
