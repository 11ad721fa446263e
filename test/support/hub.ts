import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A stand-in of the hub on this machine: redirects to where the bytes lie, byte ranges, CORS. */
export interface Hub {
  readonly origin: string;
  /** Ranges that were asked for, as "file 0-9". */
  readonly asked: string[];
  /** Files by their path below the origin, such as `owner/name/resolve/main/file.gguf`. */
  readonly files: Map<string, Uint8Array>;
  /** The version of all files; another one is another file. */
  etag: string;
  ranges: boolean;
  /** Answers this many requests for more than one byte, then breaks the connection in the middle of each. */
  breaksAfter: number;
  close(): Promise<void>;
}

/** @param port any free one without it */
export async function openHub(files: Readonly<Record<string, Uint8Array>>, port = 0): Promise<Hub> {
  const hub: Omit<Hub, 'origin' | 'close'> = {
    asked: [],
    files: new Map(Object.entries(files)),
    etag: '"1"',
    ranges: true,
    breaksAfter: Number.POSITIVE_INFINITY,
  };
  const server = createServer((request, response) => answer(hub, request, response));
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return Object.assign(hub, {
    origin,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  });
}

function answer(
  hub: Omit<Hub, 'origin' | 'close'>,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const path = decodeURIComponent((request.url ?? '').slice(1));
  response.setHeader('Access-Control-Allow-Origin', '*');
  response.setHeader('Access-Control-Allow-Headers', 'Range');
  response.setHeader('Access-Control-Expose-Headers', 'Content-Range, ETag');
  const isStored = path.startsWith('stored/');
  const file = hub.files.get(isStored ? path.slice('stored/'.length) : path);
  if (request.method === 'OPTIONS') return void response.writeHead(204).end();
  if (file === undefined) return void response.writeHead(404).end('no such file');
  if (!isStored) return void response.writeHead(302, { Location: `/stored/${request.url?.slice(1)}` }).end();
  const [, from, to] = /^bytes=(\d{1,15})-(\d{1,15})$/.exec(request.headers.range ?? '') ?? [];
  if (!hub.ranges || from === undefined || to === undefined) return void response.writeHead(200).end(file);
  const bytes = file.subarray(Number(from), Number(to) + 1);
  response.writeHead(206, {
    'Content-Length': bytes.length,
    'Content-Range': `bytes ${from}-${to}/${file.length}`,
    ETag: hub.etag,
  });
  if (bytes.length > 1) {
    hub.asked.push(`${path.split('/').at(-1)} ${from}-${to}`);
    if (hub.breaksAfter-- <= 0) {
      response.write(bytes.subarray(0, bytes.length >> 1), () => response.destroy());
      return;
    }
  }
  response.end(bytes);
}
