// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, renderHook, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { announcements, forgetAnnouncements } from '../../../../app/announce/announcer';
import { LayerStrip } from '../../../../app/charts/overlap/LayerStrip';
import { ValueGrid } from '../../../../app/charts/overlap/ValueGrid';
import { DEFAULT_OVERLAP_VIEW } from '../../../../app/link/overlap_view';
import { HeatMap } from '../../../../app/panels/overlap/HeatMap';
import type { OverlapSource } from '../../../../app/panels/overlap/source';
import { usePairs } from '../../../../app/panels/overlap/usePairs';
import { useLoaded } from '../../../../app/ui/useLoaded';
import type { MatrixMask, OverlapTable } from '../../../../workers/protocol';
import { initMessages } from './i18n';

const NO_PROVENANCE = () => {
  throw new Error('Nothing is exported here.');
};

beforeAll(() => initMessages());
beforeEach(() => act(forgetAnnouncements));
afterEach(cleanup);

const said = () => announcements.getState().at(-1)?.text;
const user = userEvent.setup({ delay: null });
const axis = (labels: string) => [...labels].map((label) => ({ key: label, label }));

/** A mask of 64 x 64 weights with one of them chosen. */
function maskOf(bit: number): MatrixMask {
  const words = new Uint32Array((64 * 64) / 32);
  words[bit >> 5] = 1 << (bit & 31);
  return { layer: 3, matrix: 'q', output: 64, input: 64, words, count: 1 };
}

describe('the heat map', () => {
  const a = { mask: maskOf(0), name: 'Arabic', colour: '#c8232c' };
  const b = { mask: maskOf(0), name: 'Vietnamese', colour: '#0072b2' };
  const readout = () => document.querySelector('.overlap-readout')?.textContent;
  const map = () => screen.getByRole('application');

  it('says the whole matrix until a key puts the cursor on a tile, and again after Escape', async () => {
    render(<HeatMap a={a} b={b} width={400} heads={null} busy={false} provenance={NO_PROVENANCE} />);
    expect(readout()).toContain('Whole matrix: Arabic 1, Vietnamese 1, both 1 weights');
    map().focus();
    await user.keyboard('{ArrowRight}');
    expect(readout()).toMatch(/^Input 0.*output 0.*: Arabic 1, Vietnamese 1, both 1 of/);
    await user.keyboard('{ArrowRight}');
    expect(readout()).toMatch(/Arabic 0, Vietnamese 0, both 0/);
    await user.keyboard('{ArrowLeft}');
    expect(readout()).toMatch(/Arabic 1/);
    await user.keyboard('{Escape}');
    expect(readout()).toContain('Whole matrix');
  });

  it('stops at its edge', async () => {
    render(<HeatMap a={a} b={b} width={400} heads={null} busy={false} provenance={NO_PROVENANCE} />);
    map().focus();
    await user.keyboard('{ArrowUp}{ArrowUp}{ArrowLeft}');
    expect(readout()).toMatch(/Arabic 1/);
  });

  it('zooms by keys and shows the whole at 0', async () => {
    render(<HeatMap a={a} b={b} width={400} heads={null} busy={false} provenance={NO_PROVENANCE} />);
    const isZoomed = () => map().classList.contains('is-zoomed');
    map().focus();
    await user.keyboard('+');
    expect(isZoomed()).toBe(true);
    await user.keyboard('0');
    expect(isZoomed()).toBe(false);
    await user.keyboard('+-');
    expect(isZoomed()).toBe(false);
    await user.keyboard('{Control>}+{/Control}');
    expect(isZoomed()).toBe(false);
  });

  it('is jumped in by typing, and leads to its ends; all of it is announced', async () => {
    render(<HeatMap a={a} b={b} width={400} heads={null} busy={false} provenance={NO_PROVENANCE} />);
    map().focus();
    await user.keyboard('40');
    expect(readout()).toMatch(/^Input 4[01]/);
    await user.keyboard('{End}');
    expect(readout()).toMatch(/^Input 6[0-3]/);
    await user.keyboard('{Home}');
    expect(readout()).toMatch(/^Input 0.*output 0.*: Arabic 1/);
    await user.keyboard('o33');
    expect(readout()).toMatch(/output 3[0-3]/);
    expect(said()).toBe(readout());
    await user.keyboard('{Escape}');
    expect(said()).toContain('Whole matrix');
  });

  it('is moved by buttons where it is zoomed, as by dragging', async () => {
    render(<HeatMap a={a} b={b} width={400} heads={null} busy={false} provenance={NO_PROVENANCE} />);
    expect(screen.queryByRole('button', { name: 'Move right' })).toBeNull();
    map().focus();
    await user.keyboard('{ArrowRight}++');
    await user.keyboard('{Escape}');
    const first = () => document.querySelector('.overlap-axes text')?.textContent;
    const before = first();
    await user.click(screen.getByRole('button', { name: 'Move right' }));
    expect(Number(first())).toBeGreaterThan(Number(before));
    await user.click(screen.getByRole('button', { name: 'Move left' }));
    expect(first()).toBe(before);
  });
});

describe('a small map', () => {
  it('is walked with arrow keys, says each cell and chooses with Enter', async () => {
    const onWords = vi.fn();
    const onSelect = vi.fn();
    render(
      <ValueGrid
        title="Pairs"
        rows={axis('ab')}
        columns={axis('xy')}
        value={() => 0.5}
        most={1}
        cell={{ width: 10, height: 10 }}
        labelWidth={10}
        isSelected={() => false}
        words={(row, column) => `${'ab'[row]}${'xy'[column]}`}
        onWords={onWords}
        onSelect={onSelect}
      />,
    );
    act(() => screen.getByRole('gridcell', { name: 'ax' }).focus());
    await user.keyboard('{ArrowDown}{ArrowRight}');
    expect(document.activeElement).toBe(screen.getByRole('gridcell', { name: 'by' }));
    expect(onWords).toHaveBeenLastCalledWith('by');
    await user.keyboard('{Home}');
    expect(onWords).toHaveBeenLastCalledWith('bx');
    await user.keyboard('{PageUp}{End}');
    expect(onWords).toHaveBeenLastCalledWith('ay');
    await user.keyboard('{PageDown}');
    await user.keyboard('{Enter}');
    expect(onSelect).toHaveBeenCalledWith(1, 1);
    await user.click(screen.getByRole('gridcell', { name: 'ay' }));
    expect(onSelect).toHaveBeenLastCalledWith(0, 1);
  });
});

/** The strip with a layer that it keeps. */
function Strip() {
  const [layer, setLayer] = useState(1);
  const words = (at: number) => `layer ${at}`;
  const values = [0.1, 0.2, 0.3];
  return <LayerStrip label="L" values={values} compare={[]} layer={layer} words={words} onLayer={setLayer} />;
}

describe('the strip of layers', () => {
  it('is a slider that stays within the layers', async () => {
    render(<Strip />);
    const slider = screen.getByRole('slider', { name: 'L' });
    act(() => slider.focus());
    await user.keyboard('{ArrowRight}{ArrowRight}');
    expect(slider.getAttribute('aria-valuetext')).toBe('layer 2');
    await user.keyboard('{Home}{ArrowLeft}');
    expect(slider.getAttribute('aria-valuenow')).toBe('0');
    fireEvent.click(screen.getByTitle('layer 1'));
    expect(slider.getAttribute('aria-valuenow')).toBe('1');
  });
});

describe('data on its way', () => {
  it('stay while newer ones are loaded, and an answer that comes too late is dropped', async () => {
    const answers = new Map<string, (value: string) => void>();
    const load = (key: string) => () => new Promise<string>((resolve) => answers.set(key, resolve));
    const { result, rerender } = renderHook(({ key }) => useLoaded(key, load(key)), {
      initialProps: { key: 'a' },
    });
    expect(result.current).toMatchObject({ data: null, loading: true });
    await act(async () => answers.get('a')?.('A'));
    expect(result.current).toMatchObject({ data: 'A', loading: false });
    rerender({ key: 'b' });
    expect(result.current).toMatchObject({ data: 'A', loading: true });
    rerender({ key: 'c' });
    await act(async () => answers.get('c')?.('C'));
    await act(async () => answers.get('b')?.('B'));
    expect(result.current).toMatchObject({ data: 'C', loading: false });
  });

  it('can be asked for again after a failure, which is an error whatever was thrown', async () => {
    let works = false;
    const load = async () => {
      if (!works) throw 'offline';
      return 'there';
    };
    const { result } = renderHook(() => useLoaded('a', load));
    await act(async () => {});
    expect(result.current.error).toEqual(new Error('offline'));
    works = true;
    await act(async () => result.current.retry());
    expect(result.current).toMatchObject({ data: 'there', error: null });
  });
});

describe('the tables of all pairs', () => {
  const table: OverlapTable = { jaccard: [[0.5]], total: 0.5 };
  const never = () => new Promise<never>(() => {});
  const sourceOf = (overlap: OverlapSource['overlap']): OverlapSource => ({
    regionIndex: never,
    mask: never,
    overlap,
  });

  it('are computed once the reader asks, and kept when another share is looked at', async () => {
    const overlap = vi.fn(async () => table);
    const source = sourceOf(overlap);
    const { result, rerender } = renderHook(({ view }) => usePairs(source, view), {
      initialProps: { view: DEFAULT_OVERLAP_VIEW },
    });
    expect(result.current.done).toBeNull();
    expect(overlap).not.toHaveBeenCalled();
    await act(async () => result.current.start());
    await vi.waitFor(() => expect(result.current.done).toBe(21));
    expect(overlap).toHaveBeenCalledTimes(21);
    rerender({ view: { ...DEFAULT_OVERLAP_VIEW, share: 3 } });
    await vi.waitFor(() => expect(result.current.done).toBe(21));
    expect(overlap).toHaveBeenCalledTimes(42);
    rerender({ view: DEFAULT_OVERLAP_VIEW });
    expect(result.current.done).toBe(21);
    expect(overlap).toHaveBeenCalledTimes(42);
  });

  it('say what failed, keep what was there and go on when asked again', async () => {
    let calls = 0;
    const source = sourceOf(async () => {
      if (++calls === 3) throw new Error('no file');
      return table;
    });
    const { result } = renderHook(() => usePairs(source, DEFAULT_OVERLAP_VIEW));
    await act(async () => result.current.start());
    await vi.waitFor(() => expect(result.current.error?.message).toBe('no file'));
    expect(result.current.done).toBe(2);
    await act(async () => result.current.start());
    await vi.waitFor(() => expect(result.current.done).toBe(21));
    expect(result.current.error).toBeNull();
    expect(calls).toBe(22);
  });
});
