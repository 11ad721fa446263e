import { KINDS, RULES, SHARES, STREAMS } from '../../app/link/settings';
import { DRAW_STREAM, type Edit, MAX_EDITS, MAX_SEED, type Recipe } from '../../workers/model/recipe';
import { MAX_JOB_NEW_TOKENS } from '../../workers/tasks/generate';
import { readOptions, UsageError } from '../usage';
import {
  dimensionOf,
  linkedModel,
  parameterOf,
  type RegionOptions,
  recipeOf,
  removalOf,
  weightOf,
} from './edits';

/** What `npm run measure` is asked to do. */
export interface MeasureArguments {
  readonly textFile: string | null;
  readonly text: string | null;
  readonly prompt: string | null;
  readonly newTokens: number;
  readonly recipe: Recipe;
  /** SHA-256 of the models that the links of the recipe name: the numbers of another are not theirs. */
  readonly linkedModels: readonly string[];
  readonly modelPath: string | undefined;
  readonly threads: number | undefined;
  /** Regions of the model in one file. */
  readonly regionsFile: string | undefined;
  /** Where the weights that the recipe's regions touch are written as masks. */
  readonly masks: string | null;
}

/** Continued tokens without `--new-tokens`: as many as the page generates. */
const DEFAULT_NEW_TOKENS = 24;

export const HELP = `npm run --silent measure -- --text-file F [options]

Scores each line of a text on the model, as it is or edited, and prints one JSON object:
  lines           one entry for each line of F: tokens (predicted ones), meanNll (nats), perplexity,
                  bitsPerByte; an empty line has 0 tokens and nulls, so that entries keep their line's
                  number; a line over 512 tokens is cut and says "truncated": true
  touchedWeights  how many weights the edits touch
  opensWithBos    whether BOS stands before each text, as the model's file asks
  continuation    with --prompt: the greedy continuation
null stands for a number that is not finite.

  --text-file F        a text in UTF-8, one passage a line
  --text "..."         a text on the command line; its lines come after those of F
  --prompt P           a prompt to continue
  --new-tokens N       tokens to add to it, ${DEFAULT_NEW_TOKENS} by default, at most ${MAX_JOB_NEW_TOKENS}

Edits; each may be repeated, and they combine in the order given:
  --recipe R           a share link of the page, its hash ("#v1&core=1"), or a recipe in JSON
  --remove REGION      core ar en es ko ru vi zh: the region set to zero
  --parameter NORM:LAYER:DIMENSION:x4
                       one parameter of a norm: attn_norm, attn_q_norm, attn_k_norm, post_attention_norm,
                       ffn_norm, post_ffw_norm
  --dimension DIMENSION:x0
                       the slice of one residual dimension in all layers and matrices, or in some of them:
                       DIMENSION:q.k:2-5:x0
  --weight LAYER:MATRIX:OUTPUT:INPUT:x0
                       one weight of q k v o gate up down
Operations: x4 (times 4), x0 or zero, r7 (random with the same mean and deviation, seed 7).

How --remove chooses regions, once for all of them:
  --share 1|3|5        per cent of each matrix (1)
  --kind top|bottom|random|matched
                       (top); random: as many weights in each matrix, matched: as many of the same sizes
  --rule code|paper|core-free
                       what is subtracted from a language's region (code)
  --seed N             of --kind random and matched (0)
  --draw 1|2           streams of --kind random (2); 1 draws what links and versions before 2 drew

  --model PATH         another GGUF
  --regions F.regions  its regions, made by npm run regions -- --model PATH
  --masks F.safetensors
                       writes what --remove names as boolean masks under the names of the hub (docs/models.md)
  --threads N          all cores by default
  --help`;

const OPTIONS = {
  'text-file': { type: 'string' },
  text: { type: 'string' },
  prompt: { type: 'string' },
  'new-tokens': { type: 'string' },
  recipe: { type: 'string', multiple: true },
  remove: { type: 'string', multiple: true },
  parameter: { type: 'string', multiple: true },
  dimension: { type: 'string', multiple: true },
  weight: { type: 'string', multiple: true },
  share: { type: 'string' },
  kind: { type: 'string' },
  rule: { type: 'string' },
  seed: { type: 'string' },
  draw: { type: 'string' },
  model: { type: 'string' },
  regions: { type: 'string' },
  masks: { type: 'string' },
  threads: { type: 'string' },
  help: { type: 'boolean' },
} as const;
const ONCE = new Set<string>(
  Object.entries(OPTIONS).flatMap(([name, option]) => ('multiple' in option ? [] : [name])),
);

/** Reads the command line. @returns null where help is asked for. @throws UsageError */
export function parseMeasureArguments(argv: readonly string[]): MeasureArguments | null {
  // Node says in its first sentence what is wrong, and the rest is about options that begin with a dash.
  const { values, tokens } = readOptions(
    { args: [...argv], options: OPTIONS, strict: true, tokens: true },
    (text) => `${(text.split(/\. |\n/)[0] ?? text).replace(/\.$/, '')}.`,
  );
  if (values.help) return null;
  const named = tokens.flatMap((token) => (token.kind === 'option' ? [token] : []));
  for (const { name } of named)
    if (ONCE.has(name) && named.filter((other) => other.name === name).length > 1)
      throw new UsageError(`--${name} was given twice.`);
  const regions: RegionOptions = {
    share: oneOf('share', SHARES, values.share, 1),
    kind: oneOf('kind', KINDS, values.kind, 'top'),
    rule: oneOf('rule', RULES, values.rule, 'code'),
    seed: whole('seed', values.seed, 0, MAX_SEED, 0),
    stream: oneOf('draw', STREAMS, values.draw, DRAW_STREAM),
  };
  const idle = (['share', 'kind', 'rule', 'seed', 'draw'] as const).find(
    (name) => values[name] !== undefined,
  );
  if (idle && !values.remove)
    throw new UsageError(`--${idle} says how --remove chooses; there is no --remove.`);
  const edits = named.flatMap(({ name, value }) => editsOf(name, value ?? '', regions));
  if (edits.length > MAX_EDITS)
    throw new UsageError(`At most ${MAX_EDITS} edits combine, not ${edits.length}.`);
  const { text = null, prompt = null, 'text-file': textFile = null } = values;
  const masks = values.masks ?? null;
  if (textFile === null && text === null && prompt === null && masks === null)
    throw new UsageError('There is nothing to measure: give --text-file, --text or --prompt.');
  if (masks !== null && !edits.some(({ target }) => target === 'region'))
    throw new UsageError('--masks writes the regions of --remove; there is no --remove.');
  if (values['new-tokens'] !== undefined && prompt === null)
    throw new UsageError('--new-tokens goes with --prompt.');
  return {
    textFile,
    text,
    prompt,
    newTokens: whole('new-tokens', values['new-tokens'], 1, MAX_JOB_NEW_TOKENS, DEFAULT_NEW_TOKENS),
    recipe: { version: 1, edits },
    linkedModels: (values.recipe ?? []).map(linkedModel).filter((sha256) => sha256 !== null),
    modelPath: values.model,
    regionsFile: values.regions,
    masks,
    threads: values.threads === undefined ? undefined : whole('threads', values.threads, 1, 256, 1),
  };
}

function editsOf(name: string, value: string, regions: RegionOptions): readonly Edit[] {
  switch (name) {
    case 'recipe':
      return recipeOf(value).edits;
    case 'remove':
      return [removalOf(value, regions)];
    case 'parameter':
      return [parameterOf(value)];
    case 'dimension':
      return [dimensionOf(value)];
    case 'weight':
      return [weightOf(value)];
    default:
      return [];
  }
}

function oneOf<const T extends string | number>(
  name: string,
  values: readonly T[],
  given: string | undefined,
  byDefault: T,
): T {
  if (given === undefined) return byDefault;
  const found = values.find((value) => String(value) === given);
  if (found === undefined) throw new UsageError(`--${name} takes ${values.join(', ')}, not "${given}".`);
  return found;
}

function whole(
  name: string,
  given: string | undefined,
  least: number,
  most: number,
  byDefault: number,
): number {
  if (given === undefined) return byDefault;
  const value = /^\d{1,10}$/.test(given) ? Number(given) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw new UsageError(`--${name} takes a whole number from ${least} to ${most}, not "${given}".`);
}
