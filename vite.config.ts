import { execFileSync } from 'node:child_process';
import { cpSync, createReadStream, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { hostingOf } from './pipeline/build/hosting.ts';
import { mirroredModel } from './pipeline/build/mirrored_model_plugin.ts';
import { collectNotices, writeNotices } from './pipeline/build/notices_plugin.ts';
import { contentPolicy } from './pipeline/build/policy.ts';
import { contentSecurityPolicy } from './pipeline/build/policy_plugin.ts';
import { serviceWorker } from './pipeline/build/service_worker_plugin.ts';

/** wasm threads need SharedArrayBuffer, which a page has only when it is cross-origin isolated. */
const isolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

/** What onnxruntime-web loads at run time: plain wasm, and the build with WebGPU. */
const ORT_FILES = [
  'ort-wasm-simd-threaded.mjs',
  'ort-wasm-simd-threaded.wasm',
  'ort-wasm-simd-threaded.asyncify.mjs',
  'ort-wasm-simd-threaded.asyncify.wasm',
];
/** As the page asks for it: many hosts know no type for `.mjs`, and browsers run no script of an unknown type. */
const servedAs = (file: string) => file.replace(/\.mjs$/, '.js');
const ORT_FOLDER = 'node_modules/onnxruntime-web/dist';

/** Serves onnxruntime-web's binaries under `ort/`, and copies them into the build. */
function selfHostedOrt(): Plugin {
  let outDir = 'dist';
  return {
    name: 'self-hosted-ort',
    configResolved(config) {
      outDir = config.build.outDir;
    },
    configureServer(server) {
      server.middlewares.use('/ort', (request, response, next) => {
        const file = ORT_FILES.find((name) => request.url?.split('?')[0] === `/${servedAs(name)}`);
        if (!file || !existsSync(join(ORT_FOLDER, file))) return next();
        response.setHeader('Content-Type', file.endsWith('.wasm') ? 'application/wasm' : 'text/javascript');
        createReadStream(join(ORT_FOLDER, file)).pipe(response);
      });
    },
    closeBundle() {
      if (!existsSync(outDir)) return;
      for (const file of ORT_FILES) cpSync(join(ORT_FOLDER, file), join(outDir, 'ort', servedAs(file)));
    },
  };
}

/** Model parts and region files: dense already, and gzip made a local server send them ten times as slowly. */
const DENSE = /\.(part\d+|region)(\?|$)/;

/** Keeps `vite preview` from compressing what does not get smaller. */
function sendDenseFilesAsTheyAre(): Plugin {
  return {
    name: 'dense-files',
    configurePreviewServer(server) {
      server.middlewares.use((request, _response, next) => {
        if (DENSE.test(request.url ?? '')) delete request.headers['accept-encoding'];
        next();
      });
    },
  };
}

/** "0.1.0 (4f57a19)": the version of package.json and the revision that is built, where git knows it. */
function explorerVersion(): string {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  try {
    const revision = execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return `${version} (${revision.toString().trim()})`;
  } catch {
    // A copy without its history, or no git here.
    return version;
  }
}

/** The browser tests and the benchmark build a page more, which drives the engine without the explorer. */
const withHarness = process.env.WITH_HARNESS === '1';

const hosting = hostingOf(process.env);
const { base, modelMirror, modelHosts } = hosting;
const policy = contentPolicy(hosting);

/**
 * All that the page uses before its first paint is one file: over HTTP/1 fifty small ones wait for each other. The
 * entry itself acts when it is read, so that another page that shares a module must not read it.
 */
const isNoEntry = (id: string) =>
  !id.endsWith('.html') && !id.endsWith('/app/main.tsx') && !id.includes('/test/e2e/harness/');

export default defineConfig({
  base,
  define: {
    __EXPLORER_VERSION__: JSON.stringify(explorerVersion()),
    __MODEL_MIRROR__: JSON.stringify(modelMirror),
    __MODEL_HOSTS__: JSON.stringify(modelHosts),
  },
  plugins: [
    react(),
    selfHostedOrt(),
    sendDenseFilesAsTheyAre(),
    contentSecurityPolicy(policy),
    mirroredModel(modelMirror),
    // After all that make files: it lists them.
    serviceWorker(policy),
    collectNotices(),
    writeNotices(),
  ],
  worker: { format: 'es', plugins: () => [collectNotices()] },
  resolve: {
    // The binaries come from `ort/`, so the bundler need not copy its own.
    conditions: ['onnxruntime-web-use-extern-wasm', 'module', 'browser', 'development|production'],
  },
  optimizeDeps: { exclude: ['onnxruntime-web'] },
  server: { headers: isolation, port: 5173 },
  // It sends files that anyone may have: by any name of the machine, so that a room can open it (`-- --host`).
  preview: { headers: isolation, port: 4173, strictPort: true, allowedHosts: true },
  build: {
    target: 'es2023',
    chunkSizeWarningLimit: 900,
    assetsInlineLimit: 0,
    outDir: withHarness ? 'dist-test' : 'dist',
    rolldownOptions: {
      output: {
        codeSplitting: { groups: [{ name: 'first', tags: ['$initial'], test: isNoEntry }] },
      },
      input: process.env.ONLY_HARNESS
        ? ['test/e2e/harness/engine.html']
        : withHarness
          ? ['index.html', 'test/e2e/harness/engine.html']
          : ['index.html'],
    },
  },
});
