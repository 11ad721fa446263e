// @vitest-environment happy-dom
import { act, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { App } from '../../../app/App';
import { loadTexts } from '../../../app/i18n';
import { openPage, READY } from '../../support/page';
import { recordedEntry, recordedFile } from '../../support/recorded';

/** What a browser that translates does: each text is taken out, and stands in elements of its own in its place. */
function translate(root: Element) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) texts.push(node as Text);
  for (const text of texts) {
    if (text.data.trim() === '' || text.parentElement?.closest('svg, math, style, [translate=no]')) continue;
    const [outer, inner] = [document.createElement('font'), document.createElement('font')];
    inner.append(text.data);
    outer.append(inner);
    text.replaceWith(outer);
  }
}

describe('a page that the browser translates', () => {
  it('goes through a load, switches, an experiment and the tour', async () => {
    await Promise.all([loadTexts('experiments'), loadTexts('tour'), loadTexts('glossary')]);
    const core = recordedEntry({ core: true }, ' core', { ar: 2000, en: 90 });
    const recorded = recordedFile(recordedEntry({}, ' base', { ar: 20, en: 30 }), core);
    const page = await openPage(<App />, { hash: '#v1&lang=ar,en', recorded });
    const { store } = page.explorer;
    const again = async (step: () => unknown) => {
      translate(document.body);
      await act(async () => void (await step()));
      expect(document.querySelector('.part-failed')?.textContent ?? '').toBe('');
      expect(document.querySelector('.page')).not.toBeNull();
    };
    const loading = (
      progress: { stage: 'download'; done: number; total: number } | null,
      remainingMs: number | null,
    ) => page.setStatus({ state: 'loading', progress, remainingMs });
    await again(() => loading(null, null));
    await again(() => loading({ stage: 'download', done: 1, total: 4 }, 9000));
    await again(() => loading({ stage: 'download', done: 2, total: 4 }, null));
    await again(() => page.ready());
    await again(() => store.getState().switchRegion('ar', true));
    await again(() => page.finish());
    await again(() => store.getState().edit({ core: true }));
    await again(() => store.getState().undo());
    await again(() => page.setStatus({ state: 'idle', cancelled: true }));
    await again(() => page.setStatus(READY));
    await again(() => store.getState().open('core'));
    await again(() => store.getState().open(null));
    await again(() => store.getState().goTo('core-what'));
    await again(() => store.getState().goTo('core-off'));
    await again(() => store.getState().goTo(null));
    // What changes is said in the words of now, also where a translation had taken their place.
    await again(() => store.getState().look({ prompt: '' }));
    expect(screen.getByRole('region', { name: 'What is changed' }).textContent).toMatch(/Arabic/);
  });
});
