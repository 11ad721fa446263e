import * as v from 'valibot';
import { setCacheNameDetails } from 'workbox-core';
import { addPlugins, cleanupOutdatedCaches, precacheAndRoute } from 'workbox-precaching';
import { registerRoute } from 'workbox-routing';
import { NetworkOnly } from 'workbox-strategies';
import { SHELL_CACHE_PREFIX, STOCK_CACHE } from './cache_names';
import { withIsolation } from './isolation_headers';
import { RequestSchema, type StockReport } from './messages';
import { Stock } from './stock';

/**
 * Keeps the page for readers without a network, and gives it the headers that its host does not send. The shell is
 * kept when a version is installed, the stock when the page says that it is idle. A new version waits until the
 * reader takes it: the old shell serves the pages that are open, so that what they load later still fits.
 */
declare const self: ServiceWorkerGlobalScope;

const { shell, stock: stockFiles } = __OFFLINE_FILES__;
/** The build with WebGPU is 27 MB that a browser without it never runs. */
const needed = stockFiles.filter(({ url }) => 'gpu' in navigator || !url.includes('.asyncify.'));
const stock = new Stock(needed, {
  root: self.registration.scope,
  openCache: () => caches.open(STOCK_CACHE),
  fetch: (url, options) => fetch(url, options),
});

const isolate = (response: Response) => withIsolation(response, __CONTENT_POLICY__);
const isolated = { handlerWillRespond: async ({ response }: { response: Response }) => isolate(response) };

setCacheNameDetails({ prefix: SHELL_CACHE_PREFIX, suffix: '' });
addPlugins([isolated]);
precacheAndRoute(
  shell.map(({ url, sha256 }) => ({ url, revision: sha256 })),
  // The page reads no query of its address.
  { ignoreURLParametersMatching: [/.*/], cleanURLs: false },
);
cleanupOutdatedCaches();

registerRoute(
  ({ url }) => stock.has(url.href),
  async ({ url, event }) => isolate(await stock.answer(url.href, (work) => event.waitUntil(work))),
);

// Other documents, scripts and workers of this host pass through; what the page fetches (the model) goes by itself.
const network = new NetworkOnly({ plugins: [isolated] });
registerRoute(({ sameOrigin, request }) => sameOrigin && request.destination !== '', network);

self.addEventListener('activate', (event) => {
  event.waitUntil(Promise.all([stock.prune(), self.clients.claim()]));
});

self.addEventListener('message', (event) => {
  const request = v.safeParse(RequestSchema, event.data);
  if (!request.success) return;
  if (request.output.ask === 'take-over') void self.skipWaiting();
  else event.waitUntil(stock.fill(tell).then(tell));
});

async function tell(report: StockReport): Promise<void> {
  for (const client of await self.clients.matchAll()) client.postMessage(report);
}
