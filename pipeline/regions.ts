import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ModelWeights } from '../workers/decoder/model_weights';
import { openGguf } from '../workers/gguf/reader';
import { DEFAULT_MODEL } from '../workers/model/default_model';
import { parseManifest } from '../workers/model/manifest';
import { readModelShape } from '../workers/model/metadata';
import { REGION_LANGUAGES } from '../workers/model/recipe';
import { REGIONS_FOLDER } from './node_environment';
import { MODEL_FOLDER, openModelFile } from './node_files';
import { openNodeModel } from './node_model';
import { accumulate, readProgress } from './regions/accumulate';
import { BLOCKS, LINES_PER_BLOCK } from './regions/corpus';
import { selectFineCore } from './regions/fine_core';
import { selectRegions } from './regions/select';

/**
 * `npm run regions`: finds the regions of the default model and packs them into public/regions.
 * Resumable: stopped at any time, it goes on when run again. `--blocks N` reads only the first N of eight blocks of
 * 200 lines, `--languages en,zh` only those languages; `--select-only` packs what has been read so far.
 * `--blocks 1 --lines-per-block 60`, with a cache and a folder of its own, finds regions on a tenth of the text that
 * the shipped ones were found on (the paper's two discovery sizes). `--fine-core` ranks the shipped core by the
 * gradients in the cache and adds its shares below 1 %.
 */
const { values } = parseArgs({
  options: {
    corpus: { type: 'string', default: '../shared/corpora/ntrex' },
    cache: { type: 'string', default: `.cache/regions/${DEFAULT_MODEL.key}` },
    out: { type: 'string', default: REGIONS_FOLDER },
    blocks: { type: 'string', default: String(BLOCKS) },
    languages: { type: 'string', default: REGION_LANGUAGES.join(',') },
    'lines-per-block': { type: 'string', default: String(LINES_PER_BLOCK) },
    threads: { type: 'string', default: '2' },
    'select-only': { type: 'boolean', default: false },
    'fine-core': { type: 'boolean', default: false },
  },
});

const languages = REGION_LANGUAGES.filter((code) => values.languages.split(',').includes(code));
const linesPerBlock = Number(values['lines-per-block']);
const report = (line: string) => console.log(line);
const manifest = parseManifest(JSON.parse(await readFile(join(MODEL_FOLDER, 'manifest.json'), 'utf8')));
if (!values['select-only'] && !values['fine-core']) {
  const model = await openNodeModel(undefined, Number(values.threads));
  await accumulate(
    model,
    values.corpus,
    values.cache,
    Number(values.blocks),
    languages,
    report,
    linesPerBlock,
  );
}
const gguf = await openGguf(await openModelFile());
const shape = readModelShape(gguf);
const weights = await ModelWeights.open(gguf, shape);
const model = { name: manifest.name, sha256: manifest.sha256, shape, weights };
const progress = await readProgress(values.cache);
if (values['fine-core']) {
  const entry = await selectFineCore(model, progress, values.cache, values.out, linesPerBlock);
  report(`${entry.file}: ${entry.sizeBytes} bytes, stability ${entry.stability.byShare.join(' ')}`);
} else await selectRegions(model, progress, values.cache, values.out, report, linesPerBlock);
