// @vitest-environment happy-dom
import { act, screen, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { SentenceFooter } from '../../../../app/frame/SentenceFooter';
import { useShortcuts } from '../../../../app/frame/useShortcuts';
import { openPage, type PageOptions, said } from '../../../support/page';
import { recordedEntry, recordedFile } from '../../../support/recorded';

/** The footer with the page's shortcuts, a box to tick and a field to write in. */
function Footer() {
  useShortcuts();
  return (
    <>
      <input aria-label="A field" />
      <input type="checkbox" aria-label="A box" />
      <SentenceFooter />
    </>
  );
}

const open = (options: PageOptions = {}) => openPage(<Footer />, options);
const sentence = () =>
  within(screen.getByRole('region', { name: 'What is changed' })).getByText(/\.$/).textContent;
const button = (name: string) => screen.getByRole('button', { name });
const isEnabled = (name: string) => !button(name).hasAttribute('disabled');

describe('the sentence', () => {
  it('says that nothing is changed, and offers nothing to undo', async () => {
    await open();
    expect(sentence()).toBe('Nothing is changed: this is the model as it was trained.');
    expect(['Undo', 'Redo', 'Reset all'].map(isEnabled)).toEqual([false, false, false]);
  });

  it('counts weights as recorded until the engine has counted them', async () => {
    const recorded = recordedFile(recordedEntry({ off: ['ar'] }, ' x', {}));
    const page = await open({ hash: '#v1&off=ar', recorded });
    expect(sentence()).toBe('Arabic region (top 1 %) removed: 341,204 weights, 0.34 %.');
    await page.ready();
    page.explorer.store.getState().edit({ core: true });
    await page.finish();
    expect(sentence()).toBe('Core region and Arabic region (top 1 %) removed: 20 weights, 20 %.');
  });

  it('leaves the count out where it is not known', async () => {
    await open({ hash: '#v1&core=1' });
    expect(sentence()).toBe('Core region (top 1 %) removed.');
  });

  it('is announced when it changes', async () => {
    const { explorer } = await open();
    expect(said()).toEqual([]);
    await act(async () => explorer.store.getState().switchRegion('vi', true));
    expect(said()).toEqual([sentence()]);
  });
});

describe('undo and redo', () => {
  it('go back and forward through what was switched', async () => {
    const { user, explorer, finish } = await open();
    explorer.store.getState().switchRegion('vi', true);
    await finish();
    await user.click(button('Undo'));
    expect(sentence()).toMatch(/^Nothing/);
    expect(isEnabled('Undo')).toBe(false);
    await user.click(button('Redo'));
    expect(sentence()).toMatch(/^Vietnamese region/);
    await user.click(button('Reset all'));
    expect(sentence()).toMatch(/^Nothing/);
    expect(isEnabled('Reset all')).toBe(false);
    await user.click(button('Undo'));
    expect(sentence()).toMatch(/^Vietnamese region/);
  });

  it('answer to their keys, also on a box, but leave a field its own undo', async () => {
    const { user, explorer, finish, shared } = await open();
    explorer.store.getState().edit({ core: true });
    await finish();
    await user.click(screen.getByRole('textbox', { name: 'A field' }));
    await user.keyboard('{Control>}z{/Control}');
    expect(shared().core).toBe(true);
    screen.getByRole('checkbox', { name: 'A box' }).focus();
    await user.keyboard('{Control>}z{/Control}');
    expect(shared().core).toBe(false);
    await user.keyboard('{Control>}{Shift>}z{/Shift}{/Control}');
    expect(shared().core).toBe(true);
    await user.keyboard('{Meta>}z{/Meta}');
    await user.keyboard('{Control>}y{/Control}');
    expect(shared().core).toBe(true);
  });
});

describe('the link', () => {
  it('is copied with all that is set, and the button says so until it is left', async () => {
    const { user } = await open({ hash: '#v1&core=1' });
    await user.click(button('Copy link'));
    expect(await navigator.clipboard.readText()).toMatch(/#v1&core=1$/);
    expect(said()).toContain('Link copied');
    await user.tab();
    expect(button('Copy link')).toBeTruthy();
  });

  it('is the address where the browser does not let it be copied', async () => {
    const { user } = await open();
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('no', 'NotAllowedError'));
    await user.click(button('Copy link'));
    expect(await screen.findByText(/^The browser refused to copy/)).toBeTruthy();
  });
});
