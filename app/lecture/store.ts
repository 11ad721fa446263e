import * as v from 'valibot';
import type { StoreApi } from 'zustand/vanilla';
import { newId } from '../browser/id';
import { createStore } from '../browser/isolated';
import { pageStorage } from '../browser/storage';
import { MAX_STEPS } from '../link/lecture_place';
import { LECTURE_VERSION, type Lecture, LectureSchema, type LectureStep, MAX_LECTURES } from './schema';

/** Where lectures outlive the page. */
export type LectureStorage = Pick<Storage, 'getItem' | 'setItem'>;
export const STORAGE_KEY = 'lectures-v1';

export interface LecturesState {
  readonly lectures: readonly Lecture[];
  /** The storage is full or missing: what is here is lost with the page, and can be exported. */
  readonly unsaved: boolean;
  /** Titles of copies that were made because another tab had changed the same lecture. */
  readonly copies: readonly string[];
  /** What was removed last, and can be brought back. */
  readonly removed: Lecture | null;
  /** Where the editor stands, which it keeps while it is closed: the lecture, and its step, from 0. */
  readonly editing: { readonly id: string; readonly at: number } | null;
  /** Titles of what is kept here and can't be read, as a later version's; it stays as it is. */
  readonly unread: readonly string[];
  /** There are as many lectures as are kept: another one was not taken in. */
  readonly full: boolean;
}

/** What is kept: lectures, and whatever else stands there, which is written again as it was. */
interface Stored {
  readonly lectures: readonly Lecture[];
  readonly others: readonly unknown[];
}

/** The lecturer's own lectures: every change is kept at once; nothing that another tab wrote is overwritten. */
export class Lectures {
  readonly state: StoreApi<LecturesState>;

  constructor(private readonly storage: () => LectureStorage) {
    const stored = this.stored();
    this.state = createStore<LecturesState>(() => ({
      lectures: stored?.lectures ?? [],
      unsaved: false,
      copies: [],
      removed: null,
      editing: null,
      unread: stored?.others.map(titleOf) ?? [],
      full: false,
    }));
  }

  get(id: string): Lecture | undefined {
    return this.state.getState().lectures.find((lecture) => lecture.id === id);
  }

  /** A new, empty lecture; null where no more are kept. */
  create(title: string): Lecture | null {
    return this.add({ version: LECTURE_VERSION, id: newId(), title, revision: 0, steps: [] });
  }

  /**
   * Takes in a lecture from a file or a link. The same one is there once; another under its name gets a new name.
   * Where as many are kept as may be, it is not taken in, and nothing is deleted for it.
   */
  add(lecture: Lecture): Lecture | null {
    const { lectures } = this.state.getState();
    const here = this.get(lecture.id);
    if (here !== undefined && contentOf(here) === contentOf(lecture)) return here;
    if (lectures.length >= MAX_LECTURES) {
      this.state.setState({ full: true });
      return null;
    }
    const taken = here === undefined ? lecture : { ...lecture, id: newId() };
    this.write([...lectures, taken]);
    return taken;
  }

  change(id: string, change: Partial<Pick<Lecture, 'title' | 'steps'>>): void {
    const before = this.get(id);
    if (before === undefined) return;
    const mine = { ...before, ...change, revision: before.revision + 1 };
    const other = this.stored()?.lectures.find((lecture) => lecture.id === id);
    const { lectures } = this.state.getState();
    if (other === undefined || other.revision === before.revision) {
      this.write(lectures.map((lecture) => (lecture.id === id ? mine : lecture)));
      return;
    }
    // Another tab was faster: both stay, mine under a name of its own.
    const copy = { ...mine, id: newId(), revision: 0, title: `${mine.title} (2)` };
    this.state.setState({ copies: [...this.state.getState().copies, copy.title] });
    this.write([...lectures.map((lecture) => (lecture.id === id ? other : lecture)), copy]);
  }

  /** Leads the editor to a lecture, and to a step of it; null closes it. */
  edit(id: string | null, at = 0): void {
    this.state.setState({ editing: id === null ? null : { id, at } });
  }

  addStep(id: string, step: Omit<LectureStep, 'id'>): void {
    const steps = this.get(id)?.steps ?? [];
    if (steps.length < MAX_STEPS) this.change(id, { steps: [...steps, { ...step, id: newId() }] });
  }

  /** Moves a step to another place. */
  move(id: string, from: number, to: number): void {
    const steps = [...(this.get(id)?.steps ?? [])];
    const [step] = steps.splice(from, 1);
    if (step === undefined || to < 0 || to > steps.length) return;
    steps.splice(to, 0, step);
    this.change(id, { steps });
  }

  remove(id: string): void {
    this.state.setState({ removed: this.get(id) ?? null, full: false });
    this.write(this.state.getState().lectures.filter((lecture) => lecture.id !== id));
  }

  bringBack(): void {
    const { removed } = this.state.getState();
    if (removed === null) return;
    this.state.setState({ removed: null });
    this.add(removed);
  }

  /** Another tab has written: its lectures are shown here. */
  reload(): void {
    const stored = this.stored();
    if (stored !== null)
      this.state.setState({ lectures: stored.lectures, unread: stored.others.map(titleOf) });
  }

  /** What is kept; null where there is no storage. */
  private stored(): Stored | null {
    let text: string | null;
    try {
      text = this.storage().getItem(STORAGE_KEY);
    } catch {
      // No storage (private window).
      return null;
    }
    const lectures: Lecture[] = [];
    const others: unknown[] = [];
    for (const one of listOf(text ?? '[]')) {
      const read = v.safeParse(LectureSchema, one);
      if (read.success) lectures.push(read.output);
      else others.push(one);
    }
    return { lectures, others };
  }

  private write(lectures: readonly Lecture[]): void {
    this.state.setState({ lectures });
    try {
      this.storage().setItem(STORAGE_KEY, JSON.stringify([...lectures, ...(this.stored()?.others ?? [])]));
      this.state.setState({ unsaved: false });
    } catch (error) {
      console.info('The lectures could not be kept; they can be exported as files:', error);
      this.state.setState({ unsaved: true });
    }
  }
}

/** The list in what is stored; junk holds nothing that anybody made. */
function listOf(text: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value.filter(hasSteps) : [];
  } catch {
    return [];
  }
}

/** Whether something is a lecture, of whatever version. */
const hasSteps = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'steps' in value && Array.isArray(value.steps);

/** Characters of a title that is shown of something that could not be read. */
const TITLE_CHARACTERS = 80;

function titleOf(value: unknown): string {
  const title = (value as { readonly title?: unknown }).title;
  return typeof title === 'string' && title !== '' ? title.slice(0, TITLE_CHARACTERS) : '?';
}

/** What makes two lectures the same, whatever was counted on the way. */
const contentOf = ({ title, steps }: Lecture): string => JSON.stringify([title, steps]);

let shared: Lectures | null = null;

/** The lectures of this browser, one store for the page, told of other tabs' changes. */
export function browserLectures(): Lectures {
  if (shared === null) {
    const lectures = new Lectures(pageStorage);
    window.addEventListener('storage', ({ key }) => {
      if (key === pageStorage().nameOf(STORAGE_KEY)) lectures.reload();
    });
    shared = lectures;
  }
  return shared;
}
