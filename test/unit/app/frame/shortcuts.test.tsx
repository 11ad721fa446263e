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
    expect(press(screen.getByRole('textbox', { name: 'Text' }), 'Enter', true)).toBe(true);
  });
});
