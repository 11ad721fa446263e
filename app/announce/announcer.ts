import { createStore } from '../browser/isolated';

/** Something said to those who do not see the page. */
export interface Announcement {
  readonly id: number;
  /** Of one topic only the newest is kept. */
  readonly topic: string;
  readonly text: string;
}

/** What is said stays this long in the page, in announcements: a reader may look it up. */
const KEPT = 3;

/** All that the page says of itself, oldest first. One element shows it (`Announcer`). */
export const announcements = createStore<readonly Announcement[]>(() => []);

let said = 0;

/** Says something politely, once: it waits until the reader's software is silent. */
export function announce(text: string, topic: string): void {
  if (text.trim() === '') return;
  const others = announcements.getState().filter((one) => one.topic !== topic);
  announcements.setState([...others, { id: ++said, topic, text }].slice(-KEPT), true);
}

/** Forgets what was said; for tests. */
export function forgetAnnouncements(): void {
  announcements.setState([], true);
}
