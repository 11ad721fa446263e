/** `npm run regions`: finds the regions of the default model, or of any; see `--help`, docs/experiments.md, docs/models.md. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ModelWeights } from '../workers/decoder/model_weights';
import { openGguf } from '../workers/gguf/reader';
import { parseManifest } from '../workers/model/manifest';
import { readModelShape } from '../workers/model/metadata';
import { MODEL_FOLDER, openModelFile } from './node_files';
import { openNodeModel } from './node_model';
import { accumulate } from './regions/accumulate';
import { parseRegionArguments, REGIONS_HELP } from './regions/arguments';
import { findRegions } from './regions/find';
import { recordNull } from './regions/null';
import { readProgress, sizesUpTo } from './regions/progress';
import { type SelectedModel, selectRegions } from './regions/select';
import { recordSizes } from './regions/sizes';
import { runCommand } from './usage';
import { writeWhole } from './write_whole';

const report = (line: string) => console.log(line);

async function openSelectedModel(): Promise<SelectedModel> {
  const manifest = parseManifest(JSON.parse(await readFile(join(MODEL_FOLDER, 'manifest.json'), 'utf8')));
  const gguf = await openGguf(await openModelFile());
  const shape = await readModelShape(gguf);
  const weights = await ModelWeights.open(gguf, shape);
  return { name: manifest.name, sha256: manifest.sha256, shape, weights };
}

async function main(): Promise<void> {
  const options = parseRegionArguments(process.argv.slice(2));
  if (options.help) return report(REGIONS_HELP);
  if (options.any !== null) return findRegions({ ...options, ...options.any }, report);
  const { steps, cache, out, size, threads } = options;
  if (steps.includes('gradients'))
    await accumulate(await openNodeModel(undefined, threads), { ...options, report });
  if (!steps.includes('select') && !steps.includes('record')) return;
  const model = await openSelectedModel();
  const progress = await readProgress(cache);
  if (steps.includes('select')) await selectRegions(model, progress, cache, out, report, size);
  if (!steps.includes('record')) return;
  const sizes = await recordSizes(model, progress, cache, report, sizesUpTo(size));
  const halves = await recordNull(model, progress, cache, report, size);
  const record = { version: 1, modelSha256: model.sha256, ...sizes, ...halves };
  await writeWhole(join(out, 'discovery.json'), `${JSON.stringify(record)}\n`);
}

await runCommand('regions', main);
