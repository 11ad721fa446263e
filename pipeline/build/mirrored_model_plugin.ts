import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const PART = /\.part\d+$/;

/** Leaves the model's 253 MB out of a build whose model comes from a mirror; manifest and terms stay. */
export function mirroredModel(modelMirror: string | null): Plugin {
  let outDir = 'dist';
  return {
    name: 'mirrored-model',
    apply: 'build',
    configResolved(config) {
      outDir = config.build.outDir;
    },
    async closeBundle() {
      const models = join(outDir, 'models');
      if (modelMirror === null || !existsSync(models)) return;
      for (const path of await readdir(models, { recursive: true }))
        if (PART.test(path)) await rm(join(models, path));
    },
  };
}
