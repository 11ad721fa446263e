import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parseManifest } from '../workers/model/manifest';
import { MODEL_FOLDER } from './node_files';
import { openNodeModel } from './node_model';
import { accumulate, readProgress } from './regions/accumulate';
import { BLOCKS } from './regions/corpus';
import { selectRegions } from './regions/select';

/**
 * `npm run regions`: finds the regions of the default model and packs them into public/regions.
 * Resumable: stopped at any time, it goes on when run again. `--blocks N` reads only the first N of eight blocks of
 * 200 lines; `--select-only` packs what has been read so far.
 */
const { values } = parseArgs({
  options: {
    corpus: { type: 'string', default: '../shared/corpora/ntrex' },
    cache: { type: 'string', default: '.cache/regions/gemma-3-270m' },
    out: { type: 'string', default: 'public/regions/gemma-3-270m' },
    blocks: { type: 'string', default: String(BLOCKS) },
    threads: { type: 'string', default: '2' },
    'select-only': { type: 'boolean', default: false },
  },
});

const report = (line: string) => console.log(line);
const manifest = parseManifest(JSON.parse(await readFile(join(MODEL_FOLDER, 'manifest.json'), 'utf8')));
const model = await openNodeModel(undefined, Number(values.threads));
const progress = values['select-only']
  ? await readProgress(values.cache)
  : await accumulate(model, values.corpus, values.cache, Number(values.blocks), report);
await selectRegions(model, manifest.sha256, progress, values.cache, values.out, report);
