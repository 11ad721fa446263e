// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { App } from '../../../../app/App';
import { EXPLORER_VERSION } from '../../../../app/export/provenance';
import { openPage } from '../../../support/page';

const saved = vi.hoisted(() => new Map<string, Blob>());
vi.mock('../../../../app/export/download', () => ({
  download: (name: string, data: Blob) => saved.set(name, data),
}));

/** Some recorded results, and what the page of revision 528ba03 exported of them. */
const RECORDED = JSON.parse(readFileSync('test/fixtures/core-dimensions.recorded.json', 'utf8')) as unknown;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-29T00:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  saved.clear();
});

// Figures that a reader cites must not move under a new version. (What moved since, on purpose: CSV begins with a mark for
// spreadsheets, and its provenance lines are quoted like cells.)
it.each(['csv', 'json'])(
  'the export as %s is, but for the version, byte for byte what it was',
  async (format) => {
    const { user } = await openPage(<App />, {
      hash: '#v1&page=core-dimensions',
      experiments: { 'core-dimensions': RECORDED },
    });
    await user.click(await screen.findByRole('button', { name: format.toUpperCase() }));
    const name = `core-dimensions.${format}`;
    await waitFor(() => expect(saved.has(name)).toBe(true));
    const text = (await saved.get(name)?.text())?.replaceAll(EXPLORER_VERSION, 'VERSION');
    await expect(text).toMatchFileSnapshot(`../../../fixtures/core-dimensions.export.${format}`);
  },
);
