import { type PointerEvent, type RefObject, useEffect, useRef } from 'react';
import type { Frame } from './frame';
import type { Size } from './tiles';
import { type Cell, cellAt, panBy, type Viewport, zoomAt } from './viewport';

interface Hand {
  readonly x: number;
  readonly y: number;
}

export interface GestureTarget {
  readonly frame: Frame;
  readonly size: Size;
  readonly view: Viewport;
  readonly setView: (view: Viewport) => void;
  readonly setCursor: (cell: Cell | null) => void;
}

/** One notch of a wheel (about 100 px) zooms by this power of two. */
const WHEEL_POWER = 1 / 200;

/**
 * Pinching and the wheel with Ctrl (or Cmd) zoom, dragging pans, hovering moves the cursor. The wheel alone scrolls the
 * page; browsers report a pinch on a touchpad as a wheel with Ctrl.
 */
export function useGestures(element: RefObject<HTMLElement | null>, target: GestureTarget) {
  const latest = useRef(target);
  latest.current = target;
  const hands = useRef(new Map<number, Hand>());
  const place = (event: { clientX: number; clientY: number }): Hand => {
    const box = element.current?.getBoundingClientRect();
    const { left, top } = latest.current.frame;
    return { x: event.clientX - (box?.left ?? 0) - left, y: event.clientY - (box?.top ?? 0) - top };
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: `place` reads refs only.
  useEffect(() => {
    const node = element.current;
    if (!node) return;
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return;
      const { view, size, frame, setView } = latest.current;
      event.preventDefault();
      const { x, y } = place(event);
      const point = { x: x / frame.plot.width, y: y / frame.plot.height };
      setView(zoomAt(view, size, frame.plot, point, 2 ** (-event.deltaY * WHEEL_POWER)));
    };
    node.addEventListener('wheel', onWheel, { passive: false });
    return () => node.removeEventListener('wheel', onWheel);
  }, [element]);

  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      hands.current.set(event.pointerId, place(event));
      if (latest.current.view.zoom > 1) event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove(event: PointerEvent) {
      const { view, size, frame, setView, setCursor } = latest.current;
      const now = place(event);
      const before = hands.current.get(event.pointerId);
      const other = [...hands.current].find(([id]) => id !== event.pointerId)?.[1];
      if (!before) return setCursor(cellAt(view, size, frame.plot, now.x, now.y));
      hands.current.set(event.pointerId, now);
      if (!other) return setView(panBy(view, size, frame.plot, now.x - before.x, now.y - before.y));
      const apart = (hand: Hand) => Math.max(10, Math.hypot(hand.x - other.x, hand.y - other.y));
      const middle = {
        x: (now.x + other.x) / 2 / frame.plot.width,
        y: (now.y + other.y) / 2 / frame.plot.height,
      };
      setView(zoomAt(view, size, frame.plot, middle, apart(now) / apart(before)));
    },
    onPointerUp(event: PointerEvent) {
      hands.current.delete(event.pointerId);
      const { view, size, frame, setCursor } = latest.current;
      const { x, y } = place(event);
      setCursor(cellAt(view, size, frame.plot, x, y));
    },
    onPointerCancel(event: PointerEvent) {
      hands.current.delete(event.pointerId);
    },
    onPointerLeave(event: PointerEvent) {
      hands.current.delete(event.pointerId);
      latest.current.setCursor(null);
    },
  };
}
