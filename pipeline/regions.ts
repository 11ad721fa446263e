import { parseArgs } from 'node:util';
import { openNodeModel } from './node_model';
import { accumulate } from './regions/accumulate';
import { BLOCKS } from './regions/corpus';

/** `npm run regions`: finds the regions of the default model. Resumable: run it again to go on. */
const { values } = parseArgs({
  options: {
    corpus: { type: 'string', default: '../shared/corpora/ntrex' },
    cache: { type: 'string', default: '.cache/regions/gemma-3-270m' },
    out: { type: 'string', default: 'public/regions/gemma-3-270m' },
    blocks: { type: 'string', default: String(BLOCKS) },
    threads: { type: 'string', default: '2' },
  },
});

const model = await openNodeModel(undefined, Number(values.threads));
await accumulate(model, values.corpus, values.cache, Number(values.blocks), (line) => console.log(line));
