// @vitest-environment happy-dom

import { cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import type { ReactElement } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { lazyPart } from '../../../../app/browser/lazily';
import '../../../../app/i18n';
import { Boundary } from '../../../../app/ui/Boundary';

const user = userEvent.setup({ delay: null });

beforeEach(() => {
  // React tells the console of each error that a boundary catches.
  vi.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

let broken = true;
function Part({ name = 'part' }: { readonly name?: string }) {
  if (broken) throw new Error('it broke');
  return <p>{name} works</p>;
}

describe('a part of the page that fails', () => {
  beforeEach(() => {
    broken = true;
  });

  it('says so, leaves the rest alone, and is tried again', async () => {
    render(
      <>
        <Boundary>
          <Part />
        </Boundary>
        <p>the rest</p>
      </>,
    );
    expect(screen.getByRole('alert').textContent).toContain('A part of the page has failed.');
    expect(screen.getByText('the rest')).toBeTruthy();
    broken = false;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(screen.getByText('part works')).toBeTruthy();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('does not keep another part from being shown in its place', () => {
    const { rerender } = render(
      <Boundary of="one">
        <Part name="one" />
      </Boundary>,
    );
    broken = false;
    rerender(
      <Boundary of="two">
        <Part name="two" />
      </Boundary>,
    );
    expect(screen.getByText('two works')).toBeTruthy();
  });

  it('gives its details to be copied, or to be selected where nothing can be copied', async () => {
    render(
      <Boundary>
        <Part />
      </Boundary>,
    );
    const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    await user.click(screen.getByRole('button', { name: 'Copy the details' }));
    const details = String(write.mock.calls[0]?.[0]);
    expect(details).toContain('it broke');
    expect(details).toContain(location.href);
    expect(screen.getByRole('button', { name: 'Copied' })).toBeTruthy();
    write.mockRejectedValue(new DOMException('refused', 'NotAllowedError'));
    await user.click(screen.getByRole('button', { name: 'Copied' }));
    expect((screen.getByRole('textbox') as HTMLTextAreaElement).value).toBe(details);
  });

  it('lies over the page where the part would, and can be let go', async () => {
    const close = vi.fn();
    render(
      <Boundary onClose={close}>
        <Part />
      </Boundary>,
    );
    expect(screen.getByRole('dialog', { name: 'A part of the page has failed.' })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Close' }));
    expect(close).toHaveBeenCalledTimes(1);
  });
});

describe('a part that is loaded later', () => {
  it('is fetched again at "Try again" after it did not arrive', async () => {
    const load = vi
      .fn<() => Promise<{ default: () => ReactElement }>>()
      .mockRejectedValueOnce(new TypeError('Failed to fetch dynamically imported module'))
      .mockResolvedValue({ default: () => <p>arrived</p> });
    const Later = lazyPart(load);
    render(
      <Boundary waiting={<p>on its way</p>}>
        <Later />
      </Boundary>,
    );
    expect(screen.getByText('on its way')).toBeTruthy();
    expect((await screen.findByRole('alert')).textContent).toContain('could not be fetched');
    expect(load).toHaveBeenCalledTimes(1);
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('arrived')).toBeTruthy();
    expect(load).toHaveBeenCalledTimes(2);
  });
});
