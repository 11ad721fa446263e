// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useRef } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type GestureTarget, useGestures } from '../../../../app/charts/overlap/useGestures';
import { usePixelRatio } from '../../../../app/ui/usePixelRatio';

const setView = vi.fn();
const target = {
  frame: { left: 0, top: 0, width: 100, plot: { width: 100, height: 100 } },
  size: { inputs: 640, outputs: 256 },
  view: { zoom: 4, input: 0, output: 0 },
  setView,
  setCursor: () => {},
} as unknown as GestureTarget;

function HeatMap() {
  const element = useRef<HTMLDivElement>(null);
  return <div data-testid="map" ref={element} {...useGestures(element, target)} />;
}

function Shown() {
  return <p>{usePixelRatio()}</p>;
}

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  setView.mockClear();
});

describe('a wheel over the heat map', () => {
  it('scrolls the page, up and down, zoomed in or not', () => {
    render(<HeatMap />);
    // `fireEvent` is true where nothing kept the browser from scrolling.
    for (const deltaY of [100, -100])
      expect(fireEvent.wheel(screen.getByTestId('map'), { deltaY })).toBe(true);
    expect(setView).not.toHaveBeenCalled();
  });

  it('zooms with Ctrl, as a pinch on a touchpad is reported', () => {
    render(<HeatMap />);
    const wheel = new WheelEvent('wheel', { deltaY: -100, cancelable: true });
    // This stand-in of a browser leaves the key out.
    Object.defineProperty(wheel, 'ctrlKey', { value: true });
    expect(fireEvent(screen.getByTestId('map'), wheel)).toBe(false);
    expect(setView).toHaveBeenCalledTimes(1);
  });
});

describe('the density of the screen', () => {
  it('is followed when the window moves to another one', () => {
    const changes: (() => void)[] = [];
    vi.stubGlobal('matchMedia', () => ({
      addEventListener: (_: string, change: () => void) => changes.push(change),
      removeEventListener: () => {},
    }));
    vi.stubGlobal('devicePixelRatio', 1);
    render(<Shown />);
    vi.stubGlobal('devicePixelRatio', 2);
    act(() => changes.at(-1)?.());
    expect(screen.getByText('2')).toBeTruthy();
    vi.stubGlobal('devicePixelRatio', 1.5);
    act(() => changes.at(-1)?.());
    expect(screen.getByText('1.5')).toBeTruthy();
  });
});
