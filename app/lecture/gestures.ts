import type { Command } from './keys';

/** A finger that moved further sideways has swiped; one that moved less has tapped. */
const SWIPE_PX = 48;
const TAP_PX = 12;

/** A place on the screen, CSS px. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** What a finger asks for that went down and up again: a tap or a swipe to the left goes on, one to the right back. */
export function gestureOf(down: Point, up: Point): Command | null {
  const [across, along] = [up.x - down.x, up.y - down.y];
  if (Math.abs(across) <= TAP_PX && Math.abs(along) <= TAP_PX) return 'next';
  // Further along than across is scrolling.
  if (Math.abs(across) < SWIPE_PX || Math.abs(along) > Math.abs(across)) return null;
  return across < 0 ? 'next' : 'back';
}
