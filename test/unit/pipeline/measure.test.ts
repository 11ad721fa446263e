import { describe, expect, it } from 'vitest';
import { toRecipe } from '../../../app/link/settings';
import { DEFAULT_STATE } from '../../../app/link/shared';
import { encodeState } from '../../../app/link/url';
import { measure } from '../../../pipeline/measure';
import { type MeasureArguments, parseMeasureArguments } from '../../../pipeline/measure/arguments';
import { EMPTY_LINE, linesOf, measuredLine } from '../../../pipeline/measure/lines';
import { UsageError } from '../../../pipeline/usage';
import { INTACT, type Recipe, recipeKey } from '../../../workers/model/recipe';
import type { ScoreJob, TextScore } from '../../../workers/protocol';

const parsed = (...argv: string[]): MeasureArguments => {
  const result = parseMeasureArguments(['--text', 'a', ...argv]);
  if (result === null) throw new Error('help was asked for');
  return result;
};
const key = (...argv: string[]) => recipeKey(parsed(...argv).recipe);
const refusal = (...argv: string[]) => {
  try {
    parseMeasureArguments(argv);
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
  return 'accepted';
};

describe('the command line of measure', () => {
  it('leaves the model intact without edits', () => {
    expect(parsed()).toMatchObject({ recipe: INTACT, newTokens: 24, textFile: null, prompt: null });
  });

  it('removes the region that the page removes', () => {
    expect(key('--remove', 'core')).toBe(recipeKey(toRecipe({ ...DEFAULT_STATE, core: true })));
    const arabic = { ...DEFAULT_STATE, off: ['ar'], share: 3, kind: 'random', seed: 9 } as const;
    expect(key('--remove', 'ar', '--share', '3', '--kind', 'random', '--seed', '9')).toBe(
      recipeKey(toRecipe(arabic)),
    );
    const paper = { ...DEFAULT_STATE, off: ['ru', 'vi'], rule: 'paper' } as const;
    expect(key('--remove', 'ru', '--rule', 'paper', '--remove', 'vi')).toBe(recipeKey(toRecipe(paper)));
  });

  it('reads a share link, its hash and a recipe in JSON as the same edits', () => {
    const state = { ...DEFAULT_STATE, core: true, off: ['zh'], share: 5, prompt: 'x&y=#z' } as const;
    const wanted = recipeKey(toRecipe(state));
    const hash = encodeState(state);
    expect(key('--recipe', `http://localhost:4173/#${hash}`)).toBe(wanted);
    expect(key('--recipe', `#${hash}`)).toBe(wanted);
    expect(key('--recipe', hash)).toBe(wanted);
    expect(key('--recipe', JSON.stringify(toRecipe(state)))).toBe(wanted);
  });

  it('reads the short forms, x0 as a removal', () => {
    const { edits } = parsed(
      ...['--parameter', 'attn_norm:3:400:x4', '--dimension', '163:x0'],
      ...['--dimension', '163:q.k:2-5:r7', '--weight', '4:down:5:6:x-1.5'],
    ).recipe;
    expect(edits).toEqual([
      {
        target: 'parameter',
        norm: 'attn_norm',
        layer: 3,
        dimension: 400,
        operation: { op: 'scale', factor: 4 },
      },
      { target: 'dimension', dimension: 163, operation: { op: 'zero' } },
      {
        target: 'dimension',
        dimension: 163,
        matrices: ['q', 'k'],
        layers: [2, 5],
        operation: { op: 'random', seed: 7 },
      },
      {
        target: 'weight',
        layer: 4,
        matrix: 'down',
        output: 5,
        input: 6,
        operation: { op: 'scale', factor: -1.5 },
      },
    ]);
  });

  it('combines edits in the order given', () => {
    const targets = (recipe: Recipe) =>
      recipe.edits.map((edit) => (edit.target === 'region' ? edit.of : edit.target));
    const { recipe } = parsed(
      ...[
        '--dimension',
        '1:x0',
        '--remove',
        'ar',
        '--recipe',
        '#v1&off=vi',
        '--parameter',
        'ffn_norm:0:1:x2',
      ],
      ...['--remove', 'core'],
    );
    expect(targets(recipe)).toEqual(['dimension', 'ar', 'vi', 'parameter', 'core']);
  });

  it.each([
    [[], /nothing to measure/],
    [['--text', 'a', '--remove', 'xx'], /--remove takes one of core/],
    [['--text', 'a', '--remove', 'ar', '--share', '2'], /--share takes 1, 3, 5/],
    [['--text', 'a', '--share', '3'], /there is no --remove/],
    [['--text', 'a', '--remove', 'ar', '--seed', '-1'], /--seed/],
    [['--text', 'a', '--text', 'b'], /given twice/],
    [['--text', 'a', '--new-tokens', '3'], /goes with --prompt/],
    [['--prompt', 'a', '--new-tokens', '0'], /from 1 to/],
    [['--text', 'a', '--parameter', 'nonorm:1:2:x4'], /NORM:LAYER:DIMENSION/],
    [['--text', 'a', '--parameter', 'dim:1:all:all:x4'], /NORM:LAYER:DIMENSION/],
    [['--text', 'a', '--parameter', 'ffn_norm:1:2:x4,ffn_norm:1:3:x4'], /NORM:LAYER:DIMENSION/],
    [['--text', 'a', '--dimension', '163'], /DIMENSION:OPERATION/],
    [['--text', 'a', '--recipe', 'http://localhost/'], /share link/],
    [['--text', 'a', '--recipe', '#v1&core=yes'], /the field "core"/],
    [['--text', 'a', '--recipe', '#v9&core=1'], /version/],
    [['--text', 'a', '--recipe', '{"version":2}'], /--recipe/],
    [['--text', 'a', '--recipe', '{'], /--recipe/],
    [['--text', 'a', '--unknown'], /--unknown/],
    [['stray'], /stray/],
  ])('refuses %j in one line', (argv, message) => {
    expect(refusal(...argv)).toMatch(message);
    expect(refusal(...argv)).not.toContain('\n');
  });

  it('gives help wherever it is asked for', () => {
    expect(parseMeasureArguments(['--help'])).toBeNull();
  });
});

describe('the lines of a text', () => {
  it('keep their numbers, whatever ends them', () => {
    expect(linesOf('\uFEFFa\r\n\nb\rc\n')).toEqual(['a', '', 'b', 'c']);
    expect(linesOf('a\n\n')).toEqual(['a', '']);
    expect(linesOf('')).toEqual([]);
  });

  it('print null where a number is not finite', () => {
    const score = { id: '0', ids: [2, 3], pieces: [], negativeLogLikelihood: [800], meanNll: 800 } as const;
    const line = measuredLine({
      ...score,
      perplexity: Number.POSITIVE_INFINITY,
      bitsPerByte: 9,
      truncated: true,
    });
    expect(line).toEqual({ tokens: 1, meanNll: 800, perplexity: null, bitsPerByte: 9, truncated: true });
  });
});

describe('measuring', () => {
  const engine = (calls: string[], opensWithBos = true) => ({
    countTokens: async (text: string) => text.length,
    load: async () => {
      calls.push('load');
      return { opensWithBos, modelSha256: 'a'.repeat(64) } as never;
    },
    describe: async () => {
      calls.push('describe');
      return { edits: [], touchedWeights: 7, editableWeights: 100 };
    },
    score: async (job: ScoreJob, onScore: (score: TextScore) => void) => {
      for (const { id, text } of job.items) {
        const nll = Array.from(text, () => 1);
        const numbers = { meanNll: 1, perplexity: Math.E, bitsPerByte: 1, truncated: false };
        onScore({ id, ids: [], pieces: [], negativeLogLikelihood: nll, ...numbers });
      }
    },
    generate: async () => ({
      text: ' there',
      tokens: [],
      promptTokens: 1,
      promptTruncated: false,
      stopped: 'length' as const,
      msPerToken: 1,
    }),
  });

  it('gives an entry for each line, empty ones too, and continues where a prompt is given', async () => {
    const options = parsed('--prompt', 'hello');
    const result = await measure(engine([]), options, ['abc', '', 'de']);
    expect(result.lines.map((line) => line.tokens)).toEqual([3, 0, 2]);
    expect(result.lines[1]).toBe(EMPTY_LINE);
    expect(result).toMatchObject({ touchedWeights: 7, opensWithBos: true, continuation: ' there' });
    expect(await measure(engine([]), parsed(), ['abc'])).not.toHaveProperty('continuation');
  });

  it('has nothing to predict in a line of one token where the model reads no BOS', async () => {
    const { lines, opensWithBos } = await measure(engine([], false), parsed(), ['a', 'ab']);
    expect([opensWithBos, lines.map((line) => line.tokens)]).toEqual([false, [0, 2]]);
    expect((await measure(engine([]), parsed(), ['a'])).lines.map((line) => line.tokens)).toEqual([1]);
  });

  it('looks for the regions before it loads the model', async () => {
    const calls: string[] = [];
    await measure(engine(calls), parsed('--remove', 'ar'), []);
    expect(calls.slice(0, 2)).toEqual(['describe', 'load']);
  });

  it('refuses a link of another model, and repeats one of the model that is loaded', async () => {
    const link = (letter: string) => `#v1&core=1&model=${letter.repeat(64)}%7CTiny%7C`;
    const of = (letter: string) => measure(engine([]), parsed('--recipe', link(letter)), ['abc']);
    expect((await of('a')).touchedWeights).toBe(7);
    await expect(of('b')).rejects.toThrow(/link of --recipe is of the model with SHA-256 bbbbbbbbbbbb/);
  });
});
