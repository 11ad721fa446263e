// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { PerplexityPanel } from '../../../../app/panels/perplexity/PerplexityPanel';
import { RegionSwitches } from '../../../../app/panels/switches/RegionSwitches';
import { openPage, READY } from '../../../support/page';
import { recordedEntry, recordedFile } from '../../../support/recorded';

describe('a model of the reader’s', () => {
  it('never stands beside what is recorded of the default one', async () => {
    const core = recordedEntry({ core: true }, ' core', { ar: 2000 });
    const recorded = recordedFile(recordedEntry({}, ' base', { ar: 20 }), core);
    const page = await openPage(
      <>
        <RegionSwitches />
        <PerplexityPanel />
      </>,
      { hash: '#v1&lang=ar&core=1', recorded },
    );
    const rows = () => page.explorer.results.getState().rows.ar;
    expect(rows()).toMatchObject({ base: { perplexity: 20 }, edited: { perplexity: 2000 } });
    await page.setStatus({
      ...READY,
      info: { ...READY.info, modelName: 'Tiny', modelSha256: 'b'.repeat(64) },
    });
    expect(rows()).toMatchObject({ base: null, edited: null });
    expect(document.body.textContent).not.toContain('341,204');
    await page.setStatus(READY);
    expect(rows()).toMatchObject({ base: { perplexity: 20 }, edited: { perplexity: 2000 } });
    expect(screen.getAllByRole('switch').length).toBeGreaterThan(0);
  });
});
