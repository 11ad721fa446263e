import { existsSync } from 'node:fs';
import { build, type Plugin } from 'vite';
import { offlineFiles } from './built_files.ts';
import { collectNotices } from './notices_plugin.ts';

/** Of a fixed name at the root: its address must outlive every version of it. */
const FILE_NAME = 'service_worker.js';

/**
 * Bundles the service worker once everything else of the build is there, with the list of what it keeps. One classic
 * script, because Firefox took modules as service workers late.
 */
export function serviceWorker(policy: string): Plugin {
  let outDir = 'dist';
  let mode = 'production';
  return {
    name: 'service-worker',
    apply: 'build',
    configResolved(config) {
      outDir = config.build.outDir;
      mode = config.mode;
    },
    closeBundle: {
      order: 'post',
      sequential: true,
      async handler() {
        if (!existsSync(`${outDir}/index.html`)) return;
        const files = await offlineFiles(outDir);
        await build({
          configFile: false,
          publicDir: false,
          plugins: [collectNotices()],
          logLevel: 'warn',
          mode,
          define: {
            __OFFLINE_FILES__: JSON.stringify(files),
            __CONTENT_POLICY__: JSON.stringify(policy),
            'process.env.NODE_ENV': JSON.stringify(mode),
          },
          build: {
            target: 'es2023',
            outDir,
            emptyOutDir: false,
            rolldownOptions: {
              input: 'app/offline/service_worker.ts',
              output: { format: 'iife', entryFileNames: FILE_NAME },
            },
          },
        });
      },
    },
  };
}
