import { createReadStream } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { build, preview } from 'vite';
import { MODEL_FOLDER } from '../node_files';

/** A server that runs, and how to stop it. */
export interface Served {
  readonly url: string;
  close(): Promise<void>;
}

/** Builds for production, the engine's harness page too. @param onlyHarness leaves the explorer's page out */
export async function buildPages(outDir: string, onlyHarness: boolean): Promise<void> {
  process.env.WITH_HARNESS = '1';
  if (onlyHarness) process.env.ONLY_HARNESS = '1';
  await build({ logLevel: 'error', build: { outDir, emptyOutDir: true } });
}

/** Serves a build as `npm start` does, with COOP and COEP. */
export async function servePages(outDir: string, port: number): Promise<Served> {
  const server = await preview({
    logLevel: 'error',
    build: { outDir },
    preview: { port, strictPort: true, open: false },
  });
  return { url: `http://localhost:${port}/`, close: () => server.close() };
}

const WLLAMA_FOLDER = 'node_modules/@wllama/wllama/esm';
const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.wasm': 'application/wasm',
};

/** Serves wllama's own files (`/wllama/…`), an empty page (`/`) and the model as one file (`/model.gguf`). */
export async function servePeer(port: number): Promise<Served> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
    response.setHeader('Cross-Origin-Embedder-Policy', 'require-corp');
    answer(path).then(
      async ({ type, chunks }) => {
        response.setHeader('Content-Type', type);
        for await (const chunk of chunks) response.write(chunk);
        response.end();
      },
      (error: unknown) => {
        response.statusCode = 404;
        response.end(String(error));
      },
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, resolve);
  });
  return {
    url: `http://localhost:${port}/`,
    close: () =>
      new Promise((resolve, reject) => server.close((error) => (error ? reject(error) : resolve()))),
  };
}

async function answer(path: string): Promise<{ type: string; chunks: AsyncIterable<Uint8Array> }> {
  if (path === '/') return { type: 'text/html', chunks: once(new TextEncoder().encode(PEER_PAGE)) };
  if (path === '/model.gguf') return { type: 'application/octet-stream', chunks: modelChunks() };
  const inside = normalize(path.replace(/^\/wllama\//, ''));
  if (!path.startsWith('/wllama/') || inside.startsWith('..')) throw new Error(`${path} is not served`);
  const bytes = await readFile(join(WLLAMA_FOLDER, inside));
  return { type: TYPES[extname(inside)] ?? 'application/octet-stream', chunks: once(bytes) };
}

async function* once(bytes: Uint8Array) {
  yield bytes;
}

async function* modelChunks(): AsyncGenerator<Uint8Array> {
  const parts = (await readdir(MODEL_FOLDER)).filter((name) => /\.gguf\.part\d+$/.test(name)).sort();
  for (const part of parts) yield* createReadStream(join(MODEL_FOLDER, part)) as AsyncIterable<Uint8Array>;
}

/** Loads wllama on two threads and leaves it in `window.peer`. */
const PEER_PAGE = `<!doctype html><meta charset="utf-8"><title>wllama</title><script type="module">
import { Wllama } from '/wllama/index.js';
const quiet = { debug() {}, log() {}, warn() {}, error(...words) { console.error(...words); } };
window.startPeer = async (threads) => {
  const peer = new Wllama({ default: '/wllama/wasm/wllama.wasm' }, { logger: quiet });
  const model = await (await fetch('/model.gguf')).blob();
  await peer.loadModel([model], { n_gpu_layers: 0, n_threads: threads, n_ctx: 512, n_batch: 512 });
  window.peer = peer;
  return peer.getNumThreads();
};
</script>`;
