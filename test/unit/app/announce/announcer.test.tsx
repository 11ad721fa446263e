// @vitest-environment happy-dom
import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Announcer } from '../../../../app/announce/Announcer';
import { announce, forgetAnnouncements } from '../../../../app/announce/announcer';
import { Told } from '../../../../app/announce/Told';
import { PageDialog } from '../../../../app/ui/PageDialog';

beforeEach(() => act(forgetAnnouncements));
afterEach(cleanup);

const lines = () => [...screen.getByRole('status').children].map(({ textContent }) => textContent);

describe('the announcer', () => {
  it('reads only what is new, each an element of its own', () => {
    render(<Announcer />);
    act(() => announce('one', 'a'));
    const [first] = screen.getByRole('status').children;
    act(() => announce('two', 'b'));
    expect(lines()).toEqual(['one', 'two']);
    expect(screen.getByRole('status').children[0]).toBe(first);
    expect(screen.getByRole('status').getAttribute('aria-atomic')).toBe('false');
  });

  it('keeps the newest of a topic, says the same words again, and forgets the oldest', () => {
    render(<Announcer />);
    act(() => announce('step 1', 'cursor'));
    const [before] = screen.getByRole('status').children;
    act(() => announce('step 1', 'cursor'));
    expect(lines()).toEqual(['step 1']);
    expect(screen.getByRole('status').children[0]).not.toBe(before);
    for (const topic of ['a', 'b', 'c']) act(() => announce(topic, topic));
    expect(lines()).toEqual(['a', 'b', 'c']);
  });

  it('says nothing where there is nothing to say', () => {
    render(<Announcer />);
    act(() => announce('  ', 'a'));
    expect(lines()).toEqual([]);
  });

  it('is not hidden by a dialog, which hides the page beside it', () => {
    render(
      <>
        <main>the page</main>
        <Announcer />
        <PageDialog title="A dialog" close="Close" onClose={() => {}}>
          its text
        </PageDialog>
      </>,
    );
    act(() => announce('one', 'a'));
    expect(screen.getByRole('dialog', { name: 'A dialog' })).toBeTruthy();
    const hidden = '[inert], [aria-hidden=true]';
    expect(screen.getByText('the page').closest(hidden)).not.toBeNull();
    expect(screen.getByText('one').closest(hidden)).toBeNull();
  });
});

describe('a line that is told', () => {
  it('is said when it appears and when it changes, and only then', () => {
    const { rerender } = render(<Told topic="file">a.csv</Told>, { wrapper: Wrapped });
    expect(lines()).toEqual(['a.csv']);
    const [before] = screen.getByRole('status').children;
    rerender(<Told topic="file">a.csv</Told>);
    expect(screen.getByRole('status').children[0]).toBe(before);
    rerender(<Told topic="file">b.csv</Told>);
    expect(lines()).toEqual(['b.csv']);
  });
});

function Wrapped({ children }: { readonly children: React.ReactNode }) {
  return (
    <>
      {children}
      <Announcer />
    </>
  );
}
