// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { Announcer } from '../../../../../app/announce/Announcer';
import { forgetAnnouncements } from '../../../../../app/announce/announcer';
import { type Lane, laneEach } from '../../../../../app/charts/cursor/lanes';
import { WalkableChart } from '../../../../../app/charts/cursor/WalkableChart';
import { initMessages } from '../i18n';

beforeAll(() => initMessages());
beforeEach(() => act(forgetAnnouncements));
afterEach(cleanup);

const user = userEvent.setup({ delay: null });
const open = vi.fn();
const names = ['Arabic', 'Chinese', 'Korean'];
const lanes = laneEach(
  names.map((name, at) => ({ x: 50, y: at * 20 + 10, names: [name], words: () => `${name} ${at}`, open })),
);

function show(data: readonly Lane[] = lanes) {
  return render(
    <>
      <WalkableChart name="Rows" width={100} height={60} lanes={data} typing="Type a name.">
        <text>a chart</text>
      </WalkableChart>
      <button type="button">after</button>
      <Announcer />
    </>,
  );
}
const chart = () => screen.getByRole('application', { name: 'Rows' });
const said = () => screen.getByRole('status').textContent;
const ring = () => document.querySelector('.chart-ring rect');

describe('a chart', () => {
  it('is one tab stop, and says how it is walked and that it has a table', async () => {
    show();
    await user.tab();
    expect(document.activeElement).toBe(chart());
    await user.tab();
    expect(document.activeElement).toBe(screen.getByRole('button'));
    const help = document.getElementById(chart().getAttribute('aria-describedby') ?? '');
    expect(help?.textContent).toMatch(/Arrow keys.*Type a name\..*table under the figure/);
  });

  it('rings, writes and announces what the cursor is on, and takes it back when left', async () => {
    show();
    expect(ring()).toBeNull();
    act(() => chart().focus());
    expect(said()).toBe('Arabic 0 (1 of 3)');
    await user.keyboard('{ArrowDown}');
    expect(said()).toBe('Chinese 1 (2 of 3)');
    expect(screen.getByText('Chinese 1')).toBeTruthy();
    expect(ring()?.getAttribute('y')).toBe('21');
    await user.tab();
    expect(ring()).toBeNull();
    expect(screen.getByText(/^Point at a mark/)).toBeTruthy();
  });

  it('is jumped in by typing, and does what a datum does on Enter', async () => {
    show();
    act(() => chart().focus());
    await user.keyboard('kor');
    expect(said()).toBe('Korean 2 (3 of 3)');
    await user.keyboard('{Enter}');
    expect(open).toHaveBeenCalledTimes(1);
  });

  it('leaves the keys of the page and the browser alone', () => {
    show();
    act(() => chart().focus());
    for (const init of [
      { key: 'z', ctrlKey: true },
      { key: 'a', metaKey: true },
      { key: 'Tab' },
      { key: '?' },
    ])
      expect(fireEvent.keyDown(chart(), init)).toBe(true);
    expect(fireEvent.keyDown(chart(), { key: 'ArrowDown' })).toBe(false);
  });

  it('shows what a pointer is near, and does not announce it', () => {
    show();
    fireEvent.pointerMove(screen.getByRole('img'), { clientX: 52, clientY: 31 });
    expect(screen.getByText('Chinese 1')).toBeTruthy();
    expect(said()).toBe('');
    fireEvent.click(screen.getByRole('img'));
    expect(open).toHaveBeenCalled();
    fireEvent.pointerLeave(screen.getByRole('img'));
    expect(screen.queryByText('Chinese 1')).toBeNull();
  });

  it('without data has a cursor nowhere', () => {
    show([{ data: [] }]);
    act(() => chart().focus());
    fireEvent.keyDown(chart(), { key: 'ArrowDown' });
    expect(ring()).toBeNull();
    expect(said()).toBe('');
  });
});
