import { isDeepStrictEqual } from 'node:util';
import { readDrafts } from '../../app/engine/drafts';
import { parseQuestions } from '../../app/experiments/downstream/csv';
import { preferredLocale } from '../../app/i18n/locales';
import { lectureLink, readLectureLink } from '../../app/lecture/link';
import { type Lecture, readLecture } from '../../app/lecture/schema';
import { Lectures, STORAGE_KEY } from '../../app/lecture/store';
import { restoreTheme } from '../../app/link/restore';
import { decodeState, encodeState } from '../../app/link/url';
import { openGguf } from '../../workers/gguf/reader';
import { partsSource } from '../../workers/gguf/source';
import { addressesOf, modelAddress } from '../../workers/model/address';
import { parseManifest } from '../../workers/model/manifest';
import { readModelShape } from '../../workers/model/metadata';
import { parseRecipe } from '../../workers/model/recipe';
import type { SeededRandom } from '../../workers/random';
import { decodeBundle, encodeBundle } from '../../workers/regions/bundle';
import { crc32 } from '../../workers/regions/crc32';
import { parseFirstWeights } from '../../workers/regions/first_weights';
import { decodeOwnRegion, encodeOwnRegion } from '../../workers/regions/own_file';
import { decodeRegion } from '../../workers/regions/packed';
import { parseRegionIndex } from '../../workers/regions/region_index';
import { encodeTraining, openTraining } from '../../workers/tasks/training_file';
import { createTokenizer } from '../../workers/tokenizer/tokenizer';
import { type WriterValue, writeGguf } from '../fixtures/gguf_writer';
import { mutateBytes, mutateJson, mutateText, pick } from './mutate';
import { Broken, type FuzzTarget } from './run';
import * as whole from './whole';

/** Where the header of the tiny model ends, about: what lies behind is weights, which may be anything. */
const HEADER_BYTES = 12_000;

/** JSON that a reader throws at in words of its own; what can't be parsed never reaches such a reader. */
function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** What is accepted is written again as it was read. */
function same(again: unknown, value: unknown, what: string): void {
  if (!isDeepStrictEqual(again, value)) throw new Broken(`${what} is not read again as it was`);
}

/** A reader of JSON, whose own output has to be taken as it is. */
const jsonTarget = <T>(
  name: string,
  values: readonly unknown[],
  read: (value: unknown) => T,
): FuzzTarget => ({
  name,
  attempt(random) {
    const value = read(parsed(mutateJson(random, pick(random, values))));
    const again: unknown = read(JSON.parse(JSON.stringify(value)));
    same(again, value, name);
  },
});

const sealed = (random: SeededRandom, bytes: Uint8Array<ArrayBuffer>) => {
  // Mostly under a right checksum: one that is wrong stops everything at the door.
  if (bytes.length >= 8 && random.below(8) > 0)
    new DataView(bytes.buffer).setUint32(bytes.length - 4, crc32(bytes.subarray(0, -4)), true);
  return bytes;
};

/** A file whose header of JSON, as long as its third word says, is another one. @param from where the header begins */
function reheaded(random: SeededRandom, file: Uint8Array, from: number): Uint8Array<ArrayBuffer> {
  const length = new DataView(file.buffer, file.byteOffset).getUint32(8, true);
  const header: unknown = JSON.parse(new TextDecoder().decode(file.subarray(from, from + length)));
  const json = new TextEncoder().encode(mutateJson(random, header));
  const bytes = Uint8Array.from([...file.subarray(0, from), ...json, ...file.subarray(from + length)]);
  new DataView(bytes.buffer).setUint32(8, json.length, true);
  return bytes;
}

function link(random: SeededRandom): void {
  const text = mutateText(random, pick(random, whole.LINKS));
  const { state } = decodeState(text, true);
  same(decodeState(encodeState(state), true).state, state, 'a link');
}

async function lecture(random: SeededRandom): Promise<void> {
  const read = readLecture(mutateJson(random, whole.LECTURE));
  same(readLecture(JSON.stringify(read)), read, 'a lecture');
}

let written: Promise<string> | null = null;
async function lectureOfLink(random: SeededRandom): Promise<void> {
  written ??= lectureLink(whole.LECTURE, 'http://localhost/');
  const read: Lecture = await readLectureLink(mutateText(random, (await written).split('/#')[1] ?? ''));
  same(readLecture(JSON.stringify(read)), read, "a lecture's link");
}

/** What a key of the metadata holds instead. */
const VALUES: readonly WriterValue[] = [
  ...[0, 1, 2, 31, 0xffff_ffff].map((u32) => ({ u32 })),
  ...[-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 1e38].map((f32) => ({ f32 })),
  ...['', '\u0000', 'x'.repeat(5000)].map((string) => ({ string })),
  { bool: true },
  { strings: ['x'] },
  { f32s: [] },
  { i32s: [-1] },
];

async function gguf(random: SeededRandom): Promise<void> {
  const { gguf, metadata, tensors } = pick(random, whole.MODELS);
  const bytes =
    random.below(2) === 0
      ? mutateBytes(random, gguf, HEADER_BYTES)
      : writeGguf({ ...metadata, [pick(random, Object.keys(metadata))]: pick(random, VALUES) }, tensors);
  const file = await openGguf(partsSource([bytes]));
  const shape = await readModelShape(file);
  const tokenizer = await createTokenizer(file.metadata);
  const ids = [
    ...tokenizer.opening,
    tokenizer.eos,
    ...tokenizer.endOfText,
    ...tokenizer.encode('the a 大学 \u0000'),
  ];
  const isId = (id: number) => Number.isInteger(id) && id >= 0 && id < shape.vocabulary;
  if (!ids.every(isId)) throw new Broken('an id outside the vocabulary');
  const sizes = [shape.rmsEpsilon, shape.queryScale, shape.embeddingScale, ...Object.values(shape.ropeBase)];
  if (!sizes.every(Number.isFinite)) throw new Broken('a number of the shape is not finite');
}

function region(random: SeededRandom): void {
  const bytes =
    random.below(2) === 0 ? reheaded(random, whole.REGION, 16) : mutateBytes(random, whole.REGION);
  decodeRegion(sealed(random, bytes), whole.SHAPE, whole.HASH);
}

function ownRegion(random: SeededRandom): void {
  const broken =
    random.below(3) > 0 ? reheaded(random, whole.OWN_REGION, 12) : mutateBytes(random, whole.OWN_REGION);
  const read = decodeOwnRegion(sealed(random, broken), whole.SHAPE, whole.HASH);
  same(decodeOwnRegion(encodeOwnRegion(read), whole.SHAPE, whole.HASH), read, 'an own region');
}

function bundle(random: SeededRandom): void {
  const broken = random.below(3) > 0 ? reheaded(random, whole.BUNDLE, 12) : mutateBytes(random, whole.BUNDLE);
  const read = decodeBundle(sealed(random, broken));
  same(decodeBundle(encodeBundle(read)), read, 'a bundle of regions');
}

/** Trained weights whose header, or some bytes of the whole, are others. */
async function training(random: SeededRandom): Promise<void> {
  const file = pick(random, whole.TRAININGS);
  const open = (bytes: Uint8Array<ArrayBuffer>) => openTraining(new Blob([bytes]), whole.SHAPE, whole.HASH);
  const read = await open(random.below(3) > 0 ? renoted(random, file) : mutateBytes(random, file));
  const state = whole.trainingState();
  for (const [at, values] of state.entries()) values.set((await read.read(at)) ?? values);
  const again = await open(whole.joined(encodeTraining(whole.SHAPE, read.saved, state, read.hasMoments)));
  same(again.saved, read.saved, 'a training');
}

/** Safetensors with another header, or another note in it. */
function renoted(random: SeededRandom, file: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const end = 8 + Number(new DataView(file.buffer).getBigUint64(0, true));
  const header = JSON.parse(new TextDecoder().decode(file.subarray(8, end)));
  const notes = mutateJson(random, JSON.parse(header.__metadata__.training));
  const changed = { ...header, __metadata__: { training: notes } };
  const json = new TextEncoder().encode(
    random.below(2) > 0 ? JSON.stringify(changed) : mutateJson(random, header),
  );
  const bytes = whole.joined([file.subarray(0, 8), json, file.subarray(end)]);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(json.length), true);
  return bytes;
}

function keys(random: SeededRandom): void {
  const kept = new Map<string, string>();
  const storage = () => ({
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  });
  kept.set(STORAGE_KEY, mutateJson(random, [whole.LECTURE, { ...whole.LECTURE, id: 'b' }]));
  kept.set('discover-drafts', mutateJson(random, { text: 'a text', other: '' }));
  const lectures = new Lectures(storage);
  const before = lectures.state.getState().lectures;
  lectures.create('another');
  const after = new Lectures(storage).state.getState().lectures;
  for (const one of before) if (!after.some(({ id }) => id === one.id)) throw new Broken('a lecture is lost');
  const drafts = readDrafts(storage);
  if (typeof drafts.text !== 'string' || typeof drafts.other !== 'string') throw new Broken('no draft');
  restoreTheme(mutateText(random, 'dark'));
  preferredLocale(mutateText(random, 'zh'), []);
}

/** Every reader of what comes from outside of the page. */
export const TARGETS: readonly FuzzTarget[] = [
  { name: 'links', attempt: link },
  { name: 'lectures', attempt: lecture },
  { name: 'lecture links', attempt: lectureOfLink },
  { name: 'gguf headers', attempt: gguf },
  { name: 'region files', attempt: region },
  { name: 'own regions', attempt: ownRegion },
  { name: 'region bundles', attempt: bundle },
  {
    name: 'addresses of models',
    attempt(random) {
      const address = modelAddress(mutateText(random, pick(random, whole.ADDRESSES)));
      same(modelAddress(address), address, 'an address');
      addressesOf(address);
    },
  },
  { name: 'trained weights', attempt: training },
  jsonTarget('region indexes', [whole.INDEX], parseRegionIndex),
  jsonTarget('manifests', [whole.MANIFEST], parseManifest),
  jsonTarget('recipes', whole.RECIPES, parseRecipe),
  {
    name: 'first weights',
    attempt: (random) =>
      void parseFirstWeights(mutateJson(random, whole.FIRST_WEIGHTS), 'ar', whole.SHAPE, whole.HASH),
  },
  { name: 'question files', attempt: (random) => void parseQuestions(mutateText(random, whole.QUESTIONS)) },
  { name: 'stored keys', attempt: keys },
];
