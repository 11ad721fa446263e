import { readFile } from 'node:fs/promises';
import * as fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { findRecorded, RecordedSchema } from '../../../../app/figures/recorded';
import { i18n, loadTexts } from '../../../../app/i18n';
import { LANGUAGES } from '../../../../app/languages/languages';
import { MOST_ROWS } from '../../../../app/lecture/fit';
import { commandOf } from '../../../../app/lecture/keys';
import { lectureLink, readLectureLink } from '../../../../app/lecture/link';
import {
  type Lecture,
  LectureError,
  MAX_LECTURE_BYTES,
  MAX_LECTURES,
  readLecture,
  SHOWS,
} from '../../../../app/lecture/schema';
import { shippedLecture } from '../../../../app/lecture/shipped';
import { Lectures, STORAGE_KEY } from '../../../../app/lecture/store';
import { isLectureHash, MAX_STEPS } from '../../../../app/link/lecture_place';
import { controlKind, controlRecipe, toRecipe } from '../../../../app/link/settings';
import { decodeState } from '../../../../app/link/url';

const STEP = {
  id: 's-1',
  title: 'One',
  notes: 'Say it.',
  link: 'v1&core=1',
  predict: true,
  shows: 'both',
} as const;
const LECTURE: Lecture = { version: 1, id: 'a-1', title: 'Mine', revision: 0, steps: [STEP] };

/** `LECTURE`, as the version before the checksum wrote it. */
const EARLIER_LINK =
  '#lecture=156.VcuxCsJADAbgV5F_cIrirQEfQRwcxaG2gQbLXUniFSl9d6md3L9vRhVzLRmcCNqB0RwSCKExCBgXzQKCSdWNnQgeMjr4Pm_B_8L153MJcTBuzWencQRh0PwCo6Z9W0zOaxlNOm0DHPYWgvdlWs-zRI_lsXwB';

const lecture: fc.Arbitrary<Lecture> = fc.record({
  version: fc.constant(1 as const),
  id: fc.stringMatching(/^[a-z0-9-]{1,40}$/),
  title: fc.string({ maxLength: 60 }).map((text) => text.replace(/\p{Cc}/gu, '')),
  revision: fc.nat(),
  steps: fc.uniqueArray(
    fc.record({
      id: fc.stringMatching(/^[a-z0-9-]{1,40}$/),
      title: fc.constantFrom('One', 'Без русского', 'بدون العربية'),
      notes: fc.constantFrom('', 'two\nlines'),
      link: fc.constantFrom('', 'v1&core=1', 'v1&off=ar'),
      predict: fc.boolean(),
      shows: fc.constantFrom(...SHOWS),
    }),
    { maxLength: 8, selector: ({ id }) => id },
  ),
});

/** Storage that two tabs share; full where `room` is given. */
function storage(room = Number.POSITIVE_INFINITY) {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => {
      if (value.length > room) throw new DOMException('full', 'QuotaExceededError');
      kept.set(key, value);
    },
  };
}

const problemOf = async (work: () => unknown) => {
  try {
    await work();
  } catch (error) {
    return error instanceof LectureError ? error.code : error;
  }
  return 'none';
};

describe('a lecture file', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(lecture, (one) => {
        expect(readLecture(JSON.stringify(one))).toEqual(one);
      }),
    );
  });

  it('that is none is refused, with what is wrong', async () => {
    expect(await problemOf(() => readLecture('no json'))).toBe('lecture.json');
    expect(await problemOf(() => readLecture('[]'))).toBe('lecture.shape');
    expect(await problemOf(() => readLecture(JSON.stringify({ ...LECTURE, version: 2 })))).toBe(
      'lecture.version',
    );
    expect(await problemOf(() => readLecture(' '.repeat(MAX_LECTURE_BYTES + 1)))).toBe('lecture.size');
    expect(() => readLecture(JSON.stringify({ ...LECTURE, steps: [{ ...STEP, shows: 'all' }] }))).toThrow(
      /steps\.0\.shows/,
    );
    const many = { ...LECTURE, steps: Array.from({ length: MAX_STEPS + 1 }, () => STEP) };
    expect(await problemOf(() => readLecture(JSON.stringify(many)))).toBe('lecture.shape');
  });

  it('with two steps of one name gives the later another, and is then read as it was written', () => {
    const twice = { ...LECTURE, steps: [STEP, { ...STEP, id: 's-1-2' }, STEP, STEP] };
    const read = readLecture(JSON.stringify(twice));
    expect(read.steps.map(({ id }) => id)).toEqual(['s-1', 's-1-2', 's-1-3', 's-1-4']);
    expect(readLecture(JSON.stringify(read))).toEqual(read);
  });

  it('whose count of changes is no number that can be counted on is refused', async () => {
    for (const revision of [2 ** 53, 1.5, -1, 1e300])
      expect(await problemOf(() => readLecture(JSON.stringify({ ...LECTURE, revision })))).toBe(
        'lecture.shape',
      );
  });

  it('with hostile text is made harmless: no control character, none that turns the direction of what follows', () => {
    const hostile = {
      ...LECTURE,
      title: '<b>\u202Eevil\u0000\u2066',
      steps: [{ ...STEP, notes: 'a\u001b[31m\nb' }],
    };
    const read = readLecture(JSON.stringify(hostile));
    expect(read.title).toBe('<b>evil');
    expect(read.steps[0]?.notes).toBe('a[31m\nb');
  });
});

describe('a lecture’s link', () => {
  it('holds the whole lecture', async () => {
    await fc.assert(
      fc.asyncProperty(lecture, async (one) => {
        const link = await lectureLink(one, 'http://localhost/#v1&core=1');
        expect(link).toMatch(/^http:\/\/localhost\/#lecture=\d+\.[\w-]+$/);
        expect(await readLectureLink(new URL(link).hash)).toEqual(one);
      }),
      { numRuns: 40 },
    );
  });

  it('with one letter changed never opens as another lecture', async () => {
    const { hash } = new URL(await lectureLink(LECTURE, 'http://localhost/'));
    const from = hash.indexOf('.') + 1;
    let refused = 0;
    for (let at = from; at < hash.length; at++) {
      const other = hash[at] === 'A' ? 'B' : 'A';
      const changed = `${hash.slice(0, at)}${other}${hash.slice(at + 1)}`;
      // Some bits mean nothing: the time in the header, what fills the last byte.
      const read = await readLectureLink(changed).catch(() => null);
      if (read === null) refused++;
      else expect(read).toEqual(LECTURE);
    }
    expect(refused).toBeGreaterThan((hash.length - from) * 0.8);
  });

  it.each([
    ['its equals sign encoded', (hash: string) => hash.replace('=', '%3D')],
    [
      'encoded as a whole, twice',
      (hash: string) => `#${encodeURIComponent(encodeURIComponent(hash.slice(1)))}`,
    ],
    ['its number sign encoded', (hash: string) => `#${encodeURIComponent(hash)}`],
  ])('is read with %s', async (_, sent) => {
    const { hash } = new URL(await lectureLink(LECTURE, 'http://localhost/'));
    expect(isLectureHash(sent(hash))).toBe(true);
    expect(await readLectureLink(sent(hash))).toEqual(LECTURE);
  });

  it('of an earlier version, without a checksum, is read', async () => {
    expect((await readLectureLink(EARLIER_LINK)).steps).toHaveLength(1);
  });

  it('that was cut, damaged or is none is told apart', async () => {
    const { hash } = new URL(await lectureLink(LECTURE, 'http://localhost/'));
    expect(isLectureHash(hash)).toBe(true);
    expect(isLectureHash('#v1&core=1')).toBe(false);
    expect(await problemOf(() => readLectureLink(hash.slice(0, -20)))).toBe('lecture.cut');
    expect(await problemOf(() => readLectureLink(hash.replace(/\.(.{6})/, '.AAAAAA')))).toBe('lecture.link');
    expect(await problemOf(() => readLectureLink('#lecture=junk'))).toBe('lecture.link');
  });
});

describe('the lectures of a browser', () => {
  it('are there at the next visit, step by step as they were put', () => {
    const kept = storage();
    const lectures = new Lectures(() => kept);
    const id = lectures.create('Mine')?.id ?? '';
    lectures.addStep(id, { ...STEP, title: 'First' });
    lectures.addStep(id, { ...STEP, title: 'Second' });
    lectures.move(id, 1, 0);
    expect(new Lectures(() => kept).get(id)?.steps.map(({ title }) => title)).toEqual(['Second', 'First']);
  });

  it('come back where one was removed by mistake', () => {
    const lectures = new Lectures(() => storage());
    const id = lectures.add(LECTURE)?.id ?? '';
    lectures.remove(id);
    expect(lectures.get(id)).toBeUndefined();
    lectures.bringBack();
    expect(lectures.get(id)).toEqual(LECTURE);
  });

  it('keep both versions where two tabs change the same one', () => {
    const kept = storage();
    const one = new Lectures(() => kept);
    one.add(LECTURE);
    const two = new Lectures(() => kept);
    one.change(LECTURE.id, { title: 'Changed in one' });
    two.change(LECTURE.id, { title: 'Changed in two' });
    expect(two.state.getState().copies).toEqual(['Changed in two (2)']);
    const titles = new Lectures(() => kept).state.getState().lectures.map(({ title }) => title);
    expect(titles).toEqual(['Changed in one', 'Changed in two (2)']);
  });

  it('show what another tab wrote', () => {
    const kept = storage();
    const [one, two] = [new Lectures(() => kept), new Lectures(() => kept)];
    one.add(LECTURE);
    two.reload();
    expect(two.get(LECTURE.id)).toEqual(LECTURE);
  });

  it('stay in the page where the storage is full or missing, and say so', () => {
    const full = new Lectures(() => storage(10));
    full.add(LECTURE);
    expect(full.get(LECTURE.id)).toEqual(LECTURE);
    expect(full.state.getState().unsaved).toBe(true);
    const none = new Lectures(() => {
      throw new DOMException('no', 'SecurityError');
    });
    none.add(LECTURE);
    expect(none.get(LECTURE.id)).toEqual(LECTURE);
  });

  it('leave out what is no lecture in the storage', () => {
    const kept = storage();
    kept.kept.set(STORAGE_KEY, JSON.stringify([{ junk: true }, LECTURE]));
    expect(new Lectures(() => kept).state.getState().lectures).toEqual([LECTURE]);
    kept.kept.set(STORAGE_KEY, 'junk');
    expect(new Lectures(() => kept).state.getState().lectures).toEqual([]);
  });

  it('leave what a later version wrote as it is, and say that it is there', () => {
    const kept = storage();
    const later = { ...LECTURE, id: 'later', version: 2, title: 'From tomorrow', rooms: ['new'] };
    const long = { ...LECTURE, id: 'long', title: 'x'.repeat(201) };
    kept.kept.set(STORAGE_KEY, JSON.stringify([later, LECTURE, long]));
    const lectures = new Lectures(() => kept);
    expect(lectures.state.getState().unread).toEqual(['From tomorrow', 'x'.repeat(80)]);
    lectures.create('Mine');
    lectures.remove(LECTURE.id);
    const written: unknown[] = JSON.parse(kept.kept.get(STORAGE_KEY) ?? '');
    expect(written).toHaveLength(3);
    expect(written).toContainEqual(later);
    expect(written).toContainEqual(long);
  });

  it('are no more than are kept: another one is refused, and none is deleted for it', () => {
    const lectures = new Lectures(() => storage());
    for (let at = 0; at < MAX_LECTURES; at++) lectures.create(`Lecture ${at}`);
    expect(lectures.create('One more')).toBeNull();
    expect(lectures.state.getState()).toMatchObject({ full: true });
    expect(lectures.state.getState().lectures.map(({ title }) => title)).toContain('Lecture 0');
  });

  it('keep the one that is here when the same comes by a file', () => {
    const lectures = new Lectures(() => storage());
    lectures.add(LECTURE);
    expect(lectures.add(LECTURE)?.id).toBe(LECTURE.id);
    expect(lectures.add({ ...LECTURE, title: 'Another' })?.id).not.toBe(LECTURE.id);
    expect(lectures.state.getState().lectures).toHaveLength(2);
  });
});

describe('the lecture that ships', () => {
  it.each(['core-languages', 'arabic', 'russian', 'doubts'])(
    'has on its slide %s every language that the notes speak of',
    async (id) => {
      await loadTexts('lecture');
      const step = shippedLecture(i18n.t).steps.find((one) => one.id === id);
      const shown = decodeState(step?.link ?? '').state.languages.slice(0, MOST_ROWS);
      const spoken = LANGUAGES.filter(({ name }) => new RegExp(`\\b${name}\\b`).test(step?.notes ?? '')).map(
        ({ code }) => code,
      );
      expect(spoken.length).toBeGreaterThan(1);
      expect(shown).toEqual(expect.arrayContaining(spoken));
    },
  );

  it('runs from what is recorded: texts, languages and the control that the tour has beside them', async () => {
    await loadTexts('lecture');
    const recorded = v.parse(
      RecordedSchema,
      JSON.parse(await readFile('public/recorded/gemma-3-270m.json', 'utf8')),
    );
    for (const { link, shows } of shippedLecture(i18n.t).steps) {
      const { state } = decodeState(link);
      const recipe = toRecipe(state);
      if (shows === 'texts')
        expect(findRecorded(recorded, recipe, state.prompt)?.generation.tokens.length).toBeGreaterThan(0);
      else
        for (const one of [recipe, controlRecipe(recipe, state)])
          expect(
            one === null ? [] : findRecorded(recorded, one)?.scores.map(({ language }) => language),
          ).toEqual(expect.arrayContaining([...state.languages]));
      expect(controlKind(state)).toBe('matched');
    }
  });

  it('has ten steps whose links are whole, with titles and notes', async () => {
    await loadTexts('lecture');
    const { steps } = readLecture(JSON.stringify(shippedLecture(i18n.t)));
    expect(steps).toHaveLength(10);
    for (const { link, title, notes } of steps) {
      expect(decodeState(link).problems).toEqual([]);
      expect(title).not.toMatch(/^lecture\./);
      expect(notes).toMatch(/\(1 minute\)$/);
    }
  });
});

describe('the keys of a presenter', () => {
  it('are those that presenters send, and the browser keeps its own', () => {
    const press = (key: string, ctrlKey = false, code = '') =>
      commandOf({ key, code, ctrlKey, altKey: false, metaKey: false });
    for (const letter of ['и', 'لا', 'β', 'נ'])
      expect(press(letter, false, 'KeyB'), letter).toBe(letter === 'لا' ? null : 'black');
    expect([' ', 'PageDown', 'ArrowRight'].map((key) => press(key))).toEqual(['next', 'next', 'next']);
    expect(['PageUp', 'ArrowLeft', 'Home', 'End'].map((key) => press(key))).toEqual([
      'back',
      'back',
      'first',
      'last',
    ]);
    expect(['b', 'B', '.', 'Escape', 'x'].map((key) => press(key))).toEqual([
      'black',
      'black',
      'black',
      'end',
      null,
    ]);
    expect(press('n', true)).toBeNull();
  });
});
