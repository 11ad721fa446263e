// @vitest-environment happy-dom
import { act, fireEvent, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { useShortcuts } from '../../../../app/frame/useShortcuts';
import { openPage } from '../../../support/page';

function Page() {
  useShortcuts();
  return (
    <>
      <button type="button">Press</button>
      <input type="radio" aria-label="Choose" />
      <textarea aria-label="Text" />
    </>
  );
}

describe('the keys of the page', () => {
  it('undo by their place where the layout has no Latin letters', async () => {
    const { explorer, shared } = await openPage(<Page />);
    act(() => explorer.store.getState().edit({ core: true }));
    fireEvent.keyDown(document.body, { key: 'я', code: 'KeyZ', ctrlKey: true });
    expect(shared().core).toBe(false);
  });

  it('press a button once, however long they are held, and leave fields alone', async () => {
    await openPage(<Page />);
    const press = (element: HTMLElement, key: string, repeat: boolean) =>
      fireEvent.keyDown(element, { key, repeat });
    const button = screen.getByRole('button', { name: 'Press' });
    expect([false, true, true].map((repeat) => press(button, 'Enter', repeat))).toEqual([true, false, false]);
    const radio = screen.getByRole('radio', { name: 'Choose' });
    expect([false, true].map((repeat) => press(radio, 'ArrowDown', repeat))).toEqual([true, false]);
    expect(press(screen.getByRole('textbox', { name: 'Text' }), 'Enter', true)).toBe(true);
  });

  it('undo one step, however long they are held', async () => {
    const { explorer, shared } = await openPage(<Page />);
    act(() => explorer.store.getState().edit({ core: true }));
    act(() => explorer.store.getState().edit({ share: 5 }));
    for (const repeat of [false, true, true])
      fireEvent.keyDown(document.body, { key: 'z', code: 'KeyZ', ctrlKey: true, repeat });
    expect(shared()).toMatchObject({ core: true, share: 1 });
  });
});
