import { build } from 'vite';
import type { TestProject } from 'vitest/node';
import { servePages } from '../../pipeline/bench/servers';

const BUILD = '.cache/firefox/dist';
const PORT = Number(process.env.FIREFOX_TEST_PORT ?? 4198);

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the page that is tested. */
    url: string;
  }
}

/** Builds the page once for all tests, and serves it while they run. @returns what ends it */
export default async function (project: TestProject): Promise<() => Promise<void>> {
  const { NODE_ENV } = process.env;
  // What readers get: as a test, React would be built for development.
  process.env.NODE_ENV = 'production';
  await build({ logLevel: 'error', build: { outDir: BUILD, emptyOutDir: true } });
  process.env.NODE_ENV = NODE_ENV;
  const host = await servePages(BUILD, PORT);
  project.provide('url', host.url);
  return host.close;
}
