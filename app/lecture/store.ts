import * as v from 'valibot';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { MAX_STEPS } from '../link/lecture_place';
import {
  LECTURE_VERSION,
  type Lecture,
  LectureSchema,
  type LectureStep,
  MAX_LECTURES,
  newId,
} from './schema';

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
}

/** The lecturer's own lectures: every change is kept at once; nothing that another tab wrote is overwritten. */
export class Lectures {
  readonly state: StoreApi<LecturesState>;

  constructor(private readonly storage: () => LectureStorage) {
    this.state = createStore<LecturesState>(() => ({
      lectures: this.stored() ?? [],
      unsaved: false,
      copies: [],
      removed: null,
      editing: null,
    }));
  }

  get(id: string): Lecture | undefined {
    return this.state.getState().lectures.find((lecture) => lecture.id === id);
  }

  /** A new, empty lecture. */
  create(title: string): Lecture {
    return this.add({ version: LECTURE_VERSION, id: newId(), title, revision: 0, steps: [] });
  }

  /** Takes in a lecture from a file or a link; one that is here already stays, and the other gets a new name. */
  add(lecture: Lecture): Lecture {
    const taken = this.get(lecture.id) === undefined ? lecture : { ...lecture, id: newId() };
    this.write([...this.state.getState().lectures, taken].slice(-MAX_LECTURES));
    return taken;
  }

  change(id: string, change: Partial<Pick<Lecture, 'title' | 'steps'>>): void {
    const before = this.get(id);
    if (before === undefined) return;
    const mine = { ...before, ...change, revision: before.revision + 1 };
    const other = this.stored()?.find((lecture) => lecture.id === id);
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
    this.state.setState({ removed: this.get(id) ?? null });
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
    if (stored !== null) this.state.setState({ lectures: stored });
  }

  /** What is kept; null where there is no storage. Lectures that can't be read are left out. */
  private stored(): readonly Lecture[] | null {
    try {
      const value: unknown = JSON.parse(this.storage().getItem(STORAGE_KEY) ?? '[]');
      if (!Array.isArray(value)) return [];
      return value.flatMap((one) => {
        const read = v.safeParse(LectureSchema, one);
        return read.success ? [read.output] : [];
      });
    } catch {
      // No storage (private window), or junk in it.
      return null;
    }
  }

  private write(lectures: readonly Lecture[]): void {
    this.state.setState({ lectures });
    try {
      this.storage().setItem(STORAGE_KEY, JSON.stringify(lectures));
      this.state.setState({ unsaved: false });
    } catch (error) {
      console.info('The lectures could not be kept; they can be exported as files:', error);
      this.state.setState({ unsaved: true });
    }
  }
}

let shared: Lectures | null = null;

/** The lectures of this browser, one store for the page, told of other tabs' changes. */
export function browserLectures(): Lectures {
  if (shared === null) {
    const lectures = new Lectures(() => localStorage);
    window.addEventListener('storage', ({ key }) => {
      if (key === STORAGE_KEY) lectures.reload();
    });
    shared = lectures;
  }
  return shared;
}
