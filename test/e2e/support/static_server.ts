import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.mjs': 'text/javascript',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};

/** The plainest of hosts: it sends files, with no headers of its own. */
export interface StaticServer {
  readonly url: string;
  /** Paths that were asked for, in order. */
  readonly requests: readonly string[];
  /** Bytes to send in place of a file, as after a new deployment. */
  readonly replaced: Map<string, string>;
  close(): Promise<void>;
}

/** What a host may do otherwise than others. */
export interface Ways {
  /** Headers that it sends with everything. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Knows no type for files with these endings. */
  readonly untyped?: readonly string[];
  /** Serves the same folder under these paths too, each as a deployment of its own. */
  readonly also?: readonly string[];
  /** Answers a folder's address without its last slash with the page itself, as some hosts do. */
  readonly slashless?: boolean;
}

/** Serves a folder under a path such as `/some/where/`. */
export async function serveStatic(
  folder: string,
  base = '/',
  { headers = {}, untyped = [], also = [], slashless = false }: Ways = {},
): Promise<StaticServer> {
  const bases = [base, ...also];
  const requests: string[] = [];
  const replaced = new Map<string, string>();
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    requests.push(path);
    const under = bases.find((one) => path.startsWith(one) || (slashless && `${path}/` === one));
    const inside = under === undefined ? '..' : normalize(path.slice(under.length) || 'index.html');
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    response.setHeader(
      'Content-Type',
      untyped.includes(extname(inside))
        ? 'application/octet-stream'
        : (TYPES[extname(inside)] ?? 'application/octet-stream'),
    );
    const file = join(folder, inside);
    const isFile = !inside.startsWith('..') && (await stat(file).catch(() => null))?.isFile() === true;
    if (!isFile) response.statusCode = 404;
    response.end(isFile ? (replaced.get(inside) ?? (await readFile(file))) : 'not found');
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}${base}`,
    requests,
    replaced,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        // One that is closed already is closed.
        server.close(() => resolve());
      }),
  };
}
