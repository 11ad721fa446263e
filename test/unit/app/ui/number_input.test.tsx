// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NumberInput } from '../../../../app/ui/NumberInput';
import { readNumber } from '../../../../app/ui/read_number';

describe('a number as people write it', () => {
  it.each([
    ['0.5', 0.5],
    ['0,5', 0.5],
    [' 1,25 ', 1.25],
    ['0,125', 0.125],
    ['.5', 0.5],
    ['5.', 5],
    ['٤', 4],
    ['٠٫٥', 0.5],
    ['۱۲', 12],
    ['४', 4],
    ['１２．５', 12.5],
    ['−3', -3],
    ['‏-٣', -3],
    ['0,00005', 0.00005],
    ['5e-5', 5e-5],
    ['1e3', 1000],
  ])('is read: %s', (text, number) => {
    expect(readNumber(text)).toBe(number);
  });

  it.each([
    '',
    ' ',
    '1,234',
    '-12,345',
    '1.234,5',
    '1,234.5',
    '1 000',
    '1٬000',
    '1e',
    '0x10',
    'Infinity',
    'NaN',
    '½',
    '--1',
    '五',
    '1'.repeat(61),
  ])('is not read as something else: %s', (text) => {
    expect(readNumber(text)).toBeNull();
  });
});

describe('a number field', () => {
  const changes: number[] = [];
  const field = () => screen.getByRole('spinbutton', { name: 'Factor' }) as HTMLInputElement;
  const type = (value: string) => fireEvent.change(field(), { target: { value } });

  beforeEach(() => {
    vi.useFakeTimers();
    changes.length = 0;
    render(
      <NumberInput
        label="Factor"
        value={4}
        least={-100}
        most={100}
        step="any"
        onChange={(value) => changes.push(value)}
      />,
    );
  });
  afterEach(() => {
    cleanup();
    vi.useRealTimers();
  });
  const pause = () => act(() => vi.runAllTimers());

  it('passes on what was typed once, when the reader pauses', () => {
    for (const text of ['0', '0,', '0,2', '0,25']) type(text);
    expect(changes).toEqual([]);
    pause();
    expect(changes).toEqual([0.25]);
  });

  it('passes it on at once at Enter, or when it is left, and only once', () => {
    type('7');
    fireEvent.keyDown(field(), { key: 'Enter' });
    expect(changes).toEqual([7]);
    type('8');
    fireEvent.blur(field());
    pause();
    expect(changes).toEqual([7, 8]);
  });

  it('makes one change of an arrow key that is held', () => {
    for (let times = 0; times < 30; times++)
      fireEvent.keyDown(field(), { key: 'ArrowUp', repeat: times > 0 });
    expect(field().value).toBe('34');
    pause();
    expect(changes).toEqual([34]);
  });

  it('is marked and passes nothing on where a number could be two, or is beyond its bounds', () => {
    for (const text of ['1,234', '101', 'x', '']) {
      type(text);
      expect(field().getAttribute('aria-invalid')).toBe('true');
    }
    pause();
    fireEvent.blur(field());
    expect(changes).toEqual([]);
    expect(field().value).toBe('4');
  });

  it('is left alone by a wheel', () => {
    fireEvent.focus(field());
    expect(fireEvent.wheel(field(), { deltaY: 100 })).toBe(true);
    pause();
    expect(changes).toEqual([]);
  });
});
