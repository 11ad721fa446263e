import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LANGUAGE_CODES } from '../../../../app/languages/languages';
import { EXPERIMENT_IDS } from '../../../../app/link/experiments';
import { INSIDE_PANELS } from '../../../../app/link/inside_view';
import { linkName } from '../../../../app/link/named_model';
import { ORDERS } from '../../../../app/link/order';
import { DEFAULT_OVERLAP_VIEW } from '../../../../app/link/overlap_view';
import { restoreState } from '../../../../app/link/restore';
import { MAX_SENT } from '../../../../app/link/sent';
import {
  controlRecipe,
  type ExtraEdit,
  INTACT_SETTINGS,
  KINDS,
  OPERATIONS,
  type RecipeSettings,
  RULES,
  SHARES,
  STREAMS,
  toRecipe,
} from '../../../../app/link/settings';
import {
  DEFAULT_STATE,
  HIDEABLE,
  MAX_PAGE_NEW_TOKENS,
  type SharedState,
  settingsOf,
} from '../../../../app/link/shared';
import { STEP_IDS } from '../../../../app/link/tour_steps';
import { decodeState, encodeState, FIELDS } from '../../../../app/link/url';
import { modelAddress } from '../../../../workers/model/address';
import {
  MAX_DIMENSION,
  MAX_FACTOR,
  MAX_FIRST,
  MAX_SEED,
  type Operation,
  parseRecipe,
  REGION_LANGUAGES,
  REGION_NAMES,
  REGION_SHARES,
} from '../../../../workers/model/recipe';
import { MATRICES, MAX_HEADS, MAX_LAYERS, NORMS } from '../../../../workers/model/shape';

const seed = fc.integer({ min: 0, max: MAX_SEED });
const layer = fc.integer({ min: 0, max: MAX_LAYERS });
const dimension = fc.integer({ min: 0, max: MAX_DIMENSION });
const factor = fc
  .double({ min: -MAX_FACTOR, max: MAX_FACTOR, noNaN: true, noDefaultInfinity: true })
  .map((value) => value + 0);
const operation: fc.Arbitrary<Operation> = fc.oneof(
  fc.constant({ op: 'zero' } as const),
  factor.map((value) => ({ op: 'scale', factor: value }) as const),
  seed.map((value) => ({ op: 'random', seed: value }) as const),
);
const layers = fc.tuple(layer, layer).map(([a, b]): [number, number] => [Math.min(a, b), Math.max(a, b)]);
const matrices = fc
  .subarray([...MATRICES], { minLength: 1 })
  .map((chosen) => MATRICES.filter((matrix) => chosen.includes(matrix)));
const extra: fc.Arbitrary<ExtraEdit> = fc.oneof(
  fc.record({
    target: fc.constant('parameter' as const),
    norm: fc.constantFrom(...NORMS),
    layer,
    dimension,
    operation,
  }),
  fc.record(
    { target: fc.constant('dimension' as const), dimension, operation, matrices, layers },
    { requiredKeys: ['target', 'dimension', 'operation'] },
  ),
  fc.record({
    target: fc.constant('weight' as const),
    layer,
    matrix: fc.constantFrom(...MATRICES),
    output: dimension,
    input: dimension,
    operation,
  }),
);
const text = (most: number) => fc.string({ unit: 'grapheme', maxLength: most });
const sent = fc.record({
  backend: fc.constantFrom('wasm' as const, 'webgpu' as const),
  meanNll: fc.uniqueArray(
    fc.record({
      language: fc.constantFrom(...LANGUAGE_CODES),
      nats: fc.nat(90_000).map((value) => value / 1e4),
    }),
    { minLength: 1, maxLength: MAX_SENT, selector: ({ language }) => language },
  ),
});

/** What is kept as A beside what is set: other switches with the same settings, or the same. */
const PINNED: readonly Partial<RecipeSettings>[] = [
  {},
  { core: true, off: [] },
  { off: ['ar', 'ru'], seed: 7 },
  INTACT_SETTINGS,
];

const state: fc.Arbitrary<SharedState> = fc
  .record({
    core: fc.boolean(),
    off: fc.shuffledSubarray([...REGION_LANGUAGES]),
    own: fc.boolean(),
    share: fc.constantFrom(...REGION_SHARES),
    first: fc.option(fc.integer({ min: 1, max: MAX_FIRST })),
    kind: fc.constantFrom(...KINDS),
    operation: fc.constantFrom(...OPERATIONS),
    factor,
    rule: fc.constantFrom(...RULES),
    seed,
    layers: fc.option(layers),
    matrices,
    extras: fc.array(extra, { maxLength: 6 }),
    prompt: text(80),
    newTokens: fc.integer({ min: 1, max: MAX_PAGE_NEW_TOKENS }),
    temperature: fc.double({ min: 0, max: 4, noNaN: true }).map((value) => value + 0),
    sampleSeed: seed,
    languages: fc.shuffledSubarray([...LANGUAGE_CODES], { minLength: 1 }),
    order: fc.constantFrom(...ORDERS),
    ownText: text(80),
    stream: fc.constantFrom(...STREAMS),
    keptDimensions: fc.option(
      fc.record({
        keep: fc.constantFrom('only' as const, 'except' as const),
        of: fc.uniqueArray(fc.nat(640), { minLength: 1, maxLength: 4 }),
      }),
    ),
    page: fc.option(fc.constantFrom(...EXPERIMENT_IDS)),
    tour: fc.option(fc.constantFrom(...STEP_IDS)),
    sent: fc.option(sent),
    pinned: fc.constant(null),
    lecture: fc.option(fc.record({ id: fc.constantFrom('fudan-university', 'a-1'), at: fc.nat(59) })),
    model: fc.option(
      fc.record({
        sha256: fc.stringMatching(/^[0-9a-f]{64}$/),
        name: text(60).map(linkName),
        address: fc.option(fc.webPath().map((path) => modelAddress(`https://host.example${path}`))),
      }),
    ),
    hide: fc.shuffledSubarray([...HIDEABLE]),
    inside: fc.option(
      fc.record({
        panel: fc.constantFrom(...INSIDE_PANELS),
        text: fc.constantFrom('base' as const, 'edited' as const),
        at: fc.nat(MAX_PAGE_NEW_TOKENS),
        dimension: fc.option(dimension),
        layer,
        head: fc.nat(MAX_HEADS),
      }),
    ),
    overlap: fc.record({
      a: fc.constantFrom(...REGION_NAMES),
      b: fc.constantFrom(...REGION_NAMES),
      share: fc.constantFrom(...SHARES),
      stage: fc.constantFrom('before' as const, 'after' as const),
      rule: fc.constantFrom('code' as const, 'paper' as const),
      layer,
      matrix: fc.constantFrom(...MATRICES),
    }),
  })
  .chain((value) =>
    fc.record({ value: fc.constant(value), a: fc.boolean(), other: fc.constantFrom(...PINNED) }),
  )
  .map(
    ({ value, a, other }) =>
      restoreState({ ...value, pinned: a ? { ...settingsOf(value), ...other } : null }).state,
  );

describe('the link', () => {
  it('gives back every state that it was made from', () => {
    fc.assert(
      fc.property(state, (value) => {
        expect(decodeState(`#${encodeState(value)}`, true)).toEqual({ state: value, problems: [] });
      }),
      { numRuns: 500 },
    );
  });

  it('cannot carry the own region: elsewhere its switch is off, and the page says so', () => {
    const made = encodeState({
      ...DEFAULT_STATE,
      own: true,
      off: ['ar'],
      overlap: { ...DEFAULT_STATE.overlap, a: 'own', layer: 3 },
    });
    const { state: opened, problems } = decodeState(`#${made}`);
    expect(problems).toEqual([{ kind: 'own-region' }]);
    expect(opened).toMatchObject({ own: false, off: ['ar'], overlap: { a: 'ar', b: 'vi', layer: 3 } });
    expect(decodeState(`#${made}`, true).state).toMatchObject({ own: true, overlap: { a: 'own' } });
  });

  it('survives a browser that percent-encodes what it finds in a hash', () => {
    fc.assert(
      fc.property(state, (value) => {
        const { hash } = new URL(`http://localhost/#${encodeState(value)}`);
        expect(decodeState(hash, true).state).toEqual(value);
      }),
    );
  });

  it('makes a valid recipe of whatever it reads', () => {
    fc.assert(
      fc.property(state, (value) => {
        const recipe = toRecipe(decodeState(encodeState(value)).state);
        expect(parseRecipe(JSON.parse(JSON.stringify(recipe)))).toEqual(JSON.parse(JSON.stringify(recipe)));
      }),
    );
  });

  it('never throws on junk, and gives a state that can be written again', () => {
    const names = Object.values(FIELDS).map((field) => field.name);
    const pair = fc
      .tuple(fc.constantFrom(...names, 'x', ''), fc.string())
      .map(([name, value]) => `${name}=${value}`);
    const junk = fc.oneof(
      fc.string(),
      fc.array(pair).map((pairs) => `#v1&${pairs.join('&')}`),
    );
    fc.assert(
      fc.property(junk, (hash) => {
        const { state: read } = decodeState(hash);
        expect(decodeState(encodeState(read)).state).toEqual(read);
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['dims=except:000.0', 'a dimension twice'],
    ['sent=wasm:ar:4.1:ar:4.2', 'a language twice'],
    ['lang=ar,ar', 'a language twice'],
    ['off=ar,ar', 'a region twice'],
    [`x=${'0'.repeat(40_000)}`, 'a number of 40,000 digits'],
    [`t=${'0'.repeat(90_000)}.`, 'a number of 90,000 digits'],
    ['x=0x10', 'another way to write numbers'],
  ])('does not read %.40s: %s', (part) => {
    const name = part.split('=')[0];
    expect(decodeState(`#v1&core=1&draw=2&${part}`)).toEqual({
      state: { ...DEFAULT_STATE, core: true },
      problems: [{ kind: 'field', name }],
    });
  });

  it.each([
    ['dims=except:00163.4', 'dims=except:163.4'],
    ['x=-0', 'x=0'],
    ['x=07.50', 'x=7.5'],
    ['x=.5e1', 'x=5'],
    ['sent=wasm:ar:4.10004999', 'sent=wasm:ar:4.1000'],
    ['layers=02-9', 'layers=2-9'],
    ['prompt=\uD800', 'prompt=%EF%BF%BD'],
  ])('writes %s again as %s, and reads that as the same', (read, written) => {
    const first = decodeState(`#v1&${read}`);
    expect(first.problems).toEqual([]);
    expect(encodeState(first.state)).toBe(`v1&${written}`);
    expect(decodeState(`#v1&${written}`)).toEqual(first);
  });

  it('is empty for the default and short and readable for what readers do', () => {
    expect(encodeState(DEFAULT_STATE)).toBe('');
    const typical: SharedState = {
      ...DEFAULT_STATE,
      off: ['ar', 'ru'],
      operation: 'scale',
      layers: [2, 9],
      prompt: 'هناك 365 يومًا في السنة و12',
      keptDimensions: null,
      page: null,
      overlap: { ...DEFAULT_OVERLAP_VIEW, layer: 5 },
      extras: [
        {
          target: 'parameter',
          norm: 'post_attention_norm',
          layer: 1,
          dimension: 163,
          operation: { op: 'scale', factor: 4 },
        },
      ],
    };
    const hash = encodeState(typical);
    expect(hash).toMatch(
      /^v1&off=ar,ru&op=scale&draw=2&layers=2-9&edit=post_attention_norm:1:163:x4&prompt=/,
    );
    expect(hash.length).toBeLessThan(300);
  });

  it('of before there were two streams of random regions opens with the first', () => {
    for (const old of ['#v1&off=ar', '#v1&core=1&kind=random&seed=3']) {
      const { state: read } = decodeState(old);
      expect(read.stream).toBe(1);
      expect(`#${encodeState(read)}`).toBe(old);
      expect(JSON.stringify(toRecipe(read))).not.toContain('stream');
      expect(JSON.stringify(controlRecipe(toRecipe(read), read))).not.toContain('stream');
    }
    expect(decodeState('#v1&lang=ar').state.stream).toBe(2);
    expect(encodeState({ ...DEFAULT_STATE, core: true })).toBe('v1&core=1&draw=2');
    expect(encodeState(DEFAULT_STATE)).toBe('');
  });

  it('names what it could not read and keeps the rest', () => {
    const { state: read, problems } = decodeState('#v1&core=1&share=9&x=1e99&prompt=%E0%A4');
    expect(read).toEqual({ ...DEFAULT_STATE, core: true, stream: 1 });
    expect(problems).toEqual(['share', 'x', 'prompt'].map((name) => ({ kind: 'field', name })));
  });

  it('names three parts that it could not read and counts the others', () => {
    const named = ['u0', 'u1', 'u2'].map((name) => ({ kind: 'field', name }));
    const junk = Array.from({ length: 300 }, (_, at) => `&u${at}=1`).join('');
    expect(decodeState(`#v1${junk}`).problems).toEqual([...named, { kind: 'more', count: 297 }]);
  });

  it('refuses another version as a whole', () => {
    expect(decodeState('#v2&core=1')).toEqual({ state: DEFAULT_STATE, problems: [{ kind: 'version' }] });
    expect(decodeState(`#v1&prompt=${'a'.repeat(200_000)}`).problems).toEqual([{ kind: 'version' }]);
  });

  it('repairs combinations that no region file has', () => {
    const { state: read, problems } = decodeState('#v1&off=ar&share=3&kind=bottom');
    expect(read).toMatchObject({ off: ['ar'], kind: 'bottom', share: 1 });
    expect(problems).toEqual([{ kind: 'bottom-share' }]);
    expect(decodeState('#v1&core=1&share=3&kind=bottom').problems).toEqual([]);
  });

  it('reads a whole share link, as the command line gets it', () => {
    expect(decodeState('http://localhost:4173/#v1&core=1').state.core).toBe(true);
  });
});
