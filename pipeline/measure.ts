/** `npm run --silent measure`: scores and continues text on the model, intact or edited; see `--help`. */
import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { Engine } from '../workers/engine/engine';
import { undrawn } from '../workers/model/recipe';
import type { EngineApi, TextItem } from '../workers/protocol';
import { HELP, type MeasureArguments, parseMeasureArguments } from './measure/arguments';
import { EMPTY_LINE, linesOf, type MeasuredLine, measuredLine } from './measure/lines';
import { writeMasks } from './measure/masks';
import { NODE_SOURCE, nodeEnvironment } from './node_environment';
import { runCommand, UsageError } from './usage';

/** The one JSON object that is printed. */
export interface Measurement {
  readonly lines: readonly MeasuredLine[];
  readonly touchedWeights: number;
  /** Whether BOS stands before each text, as the model's file asks. */
  readonly opensWithBos: boolean;
  readonly continuation?: string;
}

/** Does what the arguments ask for, on one engine that loads the model once. */
export async function measure(
  engine: Pick<EngineApi, 'load' | 'describe' | 'score' | 'generate' | 'countTokens'>,
  options: MeasureArguments,
  lines: readonly string[],
): Promise<Measurement> {
  const { recipe, prompt, newTokens } = options;
  // A region that is not there is told before the model is loaded for nothing.
  if (recipe.edits.some((edit) => edit.target === 'region')) await engine.describe(undrawn(recipe));
  const { opensWithBos, modelSha256 } = await engine.load(NODE_SOURCE, 'auto', () => {});
  const other = options.linkedModels.find((sha256) => sha256 !== modelSha256);
  if (other !== undefined)
    throw new UsageError(
      `The link of --recipe is of the model with SHA-256 ${other.slice(0, 12)}…, not of this one (${modelSha256.slice(0, 12)}…). Name its file with --model.`,
    );
  const { touchedWeights } = await engine.describe(recipe);
  const items: TextItem[] = [];
  for (const [at, text] of lines.entries()) {
    // Without BOS nothing predicts a line of one token.
    const least = opensWithBos ? 1 : 2;
    if (text !== '' && (await engine.countTokens(text)) >= least) items.push({ id: String(at), text });
  }
  const measured: MeasuredLine[] = lines.map(() => EMPTY_LINE);
  await engine.score({ channel: 'measure', recipe, items }, (score) => {
    measured[Number(score.id)] = measuredLine(score);
  });
  if (prompt === null) return { lines: measured, touchedWeights, opensWithBos };
  const { text } = await engine.generate(
    { channel: 'measure', recipe, prompt, newTokens, temperature: 0, seed: 0 },
    () => {},
  );
  return { lines: measured, touchedWeights, opensWithBos, continuation: text };
}

async function readLines({ textFile, text }: MeasureArguments): Promise<string[]> {
  const lines = text === null ? [] : linesOf(text);
  if (textFile === null) return lines;
  try {
    return [...linesOf(new TextDecoder('utf-8', { fatal: true }).decode(await readFile(textFile))), ...lines];
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const reason = code === 'ERR_ENCODING_INVALID_ENCODED_DATA' ? 'it is not UTF-8' : code;
    throw new UsageError(`${textFile} can't be read (${reason}).`);
  }
}

async function main(): Promise<void> {
  const options = parseMeasureArguments(process.argv.slice(2));
  if (options === null) {
    console.log(HELP);
    return;
  }
  const lines = await readLines(options);
  const environment = nodeEnvironment(options);
  try {
    const engine = new Engine(environment);
    console.log(JSON.stringify(await measure(engine, options, lines), null, 1));
    if (options.masks !== null) await writeMasks(engine, options.recipe, options.masks);
  } finally {
    await environment.close();
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href)
  await runCommand('measure', main);
