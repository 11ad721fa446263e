import type { RegionLanguage } from '../../workers/model/recipe';
import { type Matrix, type ModelShape, matrixDims } from '../../workers/model/shape';
import { tensorName } from '../../workers/model/tensors';
import type { ImportanceRule } from '../../workers/protocol';
import { fromHub, hubName } from '../hub_names';
import { openSafetensors, type Safetensors } from '../safetensors';
import { UsageError } from '../usage';
import { coreOf, type OpenSums } from './importances';
import { withCore } from './shards/merged';

/** Scores of one language that were computed elsewhere. */
export interface ScoreFile {
  readonly language: RegionLanguage;
  readonly path: string;
}

/** What a file says of its sums: Σ w·g with its sign, or Σ |w·g|; and the rule that this is. */
const RULES: Readonly<Record<string, ImportanceRule>> = { signed: 'abs-of-sum', absolute: 'sum-of-abs' };

/**
 * Opens scores of weights, a file a language, in place of sums of gradients. Metadata of each: `sums` (`signed` or
 * `absolute`), `tokens` (of its text). Tensors have the names of GGUF or of the hub, and the dims of the weights.
 * @throws UsageError where a file is none of that, or does not fit the model
 */
export async function openScores(
  files: readonly ScoreFile[],
  shape: ModelShape,
): Promise<{ sums: OpenSums; rule: ImportanceRule }> {
  const opened = new Map<RegionLanguage, Safetensors>();
  const close = async () => {
    for (const file of opened.values()) await file.close();
  };
  try {
    for (const { language, path } of files) opened.set(language, await openSafetensors(path));
    return scoresOf(opened, shape, close);
  } catch (error) {
    await close();
    throw error;
  }
}

function scoresOf(
  opened: ReadonlyMap<RegionLanguage, Safetensors>,
  shape: ModelShape,
  close: () => Promise<void>,
): { sums: OpenSums; rule: ImportanceRule } {
  const rules = [...opened.values()].map(ruleOf);
  const [rule] = rules;
  if (rule === undefined || rules.some((each) => each !== rule))
    throw new UsageError(
      'The files of --importance are of signed and of absolute sums; one kind was expected.',
    );
  const tokens = new Map([...opened].map(([language, file]) => [language, tokensOf(file)]));
  return {
    rule,
    sums: {
      tokens,
      coreTokens: coreOf([...opened.keys()]).reduce((sum, of) => sum + (tokens.get(of) ?? 0), 0),
      async read(layer, matrix) {
        const importances = [];
        for (const [language, file] of opened) {
          const both = await readScores(file, shape, layer, matrix);
          // One set of scores has no halves.
          importances.push([language, { both, even: both, odd: both }] as const);
        }
        return withCore(new Map(importances));
      },
      close,
    },
  };
}

function ruleOf({ path, metadata }: Safetensors): ImportanceRule {
  const rule = RULES[metadata.sums ?? ''];
  if (rule !== undefined) return rule;
  throw new UsageError(
    `${path} was expected to say in its metadata what its sums are, "sums": "signed" (Σ w·g) or "absolute" (Σ |w·g|); "${metadata.sums ?? ''}" found.`,
  );
}

function tokensOf({ path, metadata }: Safetensors): number {
  const tokens = Number(metadata.tokens ?? Number.NaN);
  if (Number.isSafeInteger(tokens) && tokens > 0) return tokens;
  throw new UsageError(`${path} was expected to say in its metadata of how many "tokens" it is.`);
}

async function readScores(
  file: Safetensors,
  shape: ModelShape,
  layer: number,
  matrix: Matrix,
): Promise<Float32Array> {
  const [gguf, hub] = [tensorName(layer, matrix), hubName(layer, matrix)];
  const isGguf = file.shapes.has(gguf);
  const name = isGguf ? gguf : hub;
  const { output, input } = matrixDims(shape, matrix);
  const dims = file.shapes.get(name);
  if (dims?.join() !== `${output},${input}`)
    throw new UsageError(
      `${file.path} was expected to have ${gguf} or ${hub} with dims ${output} x ${input}, ${dims?.join(' x ') ?? 'nothing'} found.`,
    );
  const scores = (await file.read(name)).map(Math.abs);
  return isGguf ? scores : fromHub(scores, shape, matrix);
}
