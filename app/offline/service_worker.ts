import * as v from 'valibot';
import { cacheNames, EARLIER_CACHES } from '../browser/cache_names';
import { withIsolation } from './isolation_headers';
import { type Kept, KeptFiles } from './kept_files';
import { RequestSchema } from './messages';

/**
 * Keeps the page for readers without a network, and gives it the headers that its host does not send. The shell is
 * kept first, the stock when the page says that it is idle. The first service worker of all starts at once, since
 * threads may wait for its headers. A new version waits until it has its shell and the reader takes it: the old one
 * serves the pages that are open, so that what they load later still fits.
 */
declare const self: ServiceWorkerGlobalScope;

const { scope } = self.registration;
const names = cacheNames(scope);
const files = __OFFLINE_FILES__;

const keptAs = (kind: 'shell' | 'stock', of: typeof files.shell) =>
  new KeptFiles(of, {
    root: scope,
    openCache: () => caches.open(names[kind]),
    openEarlier: async () =>
      (await caches.has(EARLIER_CACHES[kind])) ? caches.open(EARLIER_CACHES[kind]) : null,
    fetch: (asked, options) => fetch(asked, options),
  });
const shell = keptAs('shell', files.shell);
/** The build with WebGPU is 27 MB that a browser without it never runs. */
const stock = keptAs(
  'stock',
  files.stock.filter(({ url }) => 'gpu' in navigator || !url.includes('.asyncify.')),
);

self.addEventListener('install', (event) => {
  if (self.registration.active === null) return;
  const complete = shell.fill().then(({ problem }) => {
    if (problem !== null)
      throw new Error(`The new version could not be kept (${problem}): the old one stays.`);
  });
  event.waitUntil(complete);
});

self.addEventListener('activate', (event) => {
  event.waitUntil(Promise.all([shell.prune(), stock.prune(), self.clients.claim()]));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || new URL(request.url).origin !== self.location.origin) return;
  const kept = [shell, stock].find((one) => one.has(request.url));
  if (kept === undefined && request.destination === '') return;
  // Other documents, scripts and workers pass through; what the page fetches (the model) goes by itself.
  const answer = kept === undefined ? fetch(request) : kept.answer(request, (work) => event.waitUntil(work));
  event.respondWith(answer.then((response) => withIsolation(response, __CONTENT_POLICY__)));
});

self.addEventListener('message', (event) => {
  const request = v.safeParse(RequestSchema, event.data);
  if (!request.success) return;
  const { ask } = request.output;
  if (ask === 'take-over') void self.skipWaiting();
  else if (ask === 'fill-shell') event.waitUntil(shell.fill());
  else event.waitUntil(fillBoth());
});

/** The page first, then what is large; how far it is, is told of both together. */
async function fillBoth(): Promise<void> {
  const page = await shell.fill();
  const both = ({ files, of, problem }: Kept): Kept => ({
    files: page.files + files,
    of: page.of + of,
    problem: problem ?? page.problem,
  });
  await tell(both(await stock.fill((kept) => void tell(both(kept)))));
}

async function tell(kept: Kept): Promise<void> {
  for (const client of await self.clients.matchAll()) client.postMessage({ tell: 'stock', ...kept });
}
