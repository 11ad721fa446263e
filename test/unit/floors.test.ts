import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join, posix, resolve, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ARCHITECTURE_NAMES } from '../../workers/model/architectures';
import {
  APP_FLOORS,
  circlesOf,
  type Import,
  PURE_ROOMS,
  PURE_WORKER_FILES,
  roomOf,
  WORKER_ENTRY,
  WORKER_FLOORS,
} from '../support/floors';

const ROOT = resolve(import.meta.dirname, '../..');
const FLOORS: readonly string[] = [...WORKER_FLOORS, ...APP_FLOORS];

/** Packages that the engine may use; each runs in a worker, in Node and in a test. */
const ENGINE_PACKAGES = [
  '@huggingface/tokenizers',
  '@noble/hashes',
  'comlink',
  'onnxruntime-web',
  'pbf',
  'valibot',
];
/** Packages that the pure rooms of the page may use. */
const PURE_PACKAGES = ['valibot'];
/** Globals that only a page has. `navigator`, `caches`, `fetch` and `crypto` exist in workers too. */
const PAGE_GLOBALS = /(?<![.\w'"`])(document|window|localStorage|sessionStorage|HTMLElement|alert)\s*[.([]/;
const NODE_GLOBALS = /\b(process\.|require\(|Buffer\.|__dirname)/;
const NETWORK = /(?<![.\w'"`])(fetch|XMLHttpRequest|WebSocket)\s*\(/;

const paths = ['app', 'workers', 'pipeline'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|tsx|css)$/.test(name))
    .map((name) => posix.join(folder, name.split(sep).join('/'))),
);
const known = new Set(paths);
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const withoutComments = (text: string) =>
  text
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '))
    .replace(/(?<!:)\/\/.*$/gm, '');

/** `from '…'`, `import('…')`, `import '…'`, `new URL('…', …)` and `@import '…'`. */
const IMPORT = /(?:\bfrom\s*|\bimport\s*\(\s*|\bimport\s+|\bnew URL\(\s*|@import\s+)(['"])([^'"]+)\1/g;

function fileOf(from: string, specifier: string): string | null {
  const base = posix.join(posix.dirname(from), specifier.split('?')[0] ?? '');
  return (
    [base, `${base}.ts`, `${base}.tsx`, `${base}/index.ts`, `${base}/index.tsx`].find((path) =>
      known.has(path),
    ) ?? null
  );
}

interface Named {
  readonly from: string;
  readonly specifier: string;
  readonly line: number;
  readonly typeOnly: boolean;
}

/** Every import of a file, of packages too. */
function importsOf(from: string): Named[] {
  const text = withoutComments(read(from));
  return [...text.matchAll(IMPORT)].flatMap((match) => {
    const start =
      Math.max(text.lastIndexOf('\nimport', match.index), text.lastIndexOf('\nexport', match.index)) + 1;
    const statement = text.slice(start, match.index);
    const names = /^(?:import|export)\s*(?:type\s*)?\{([^}]*)\}/.exec(statement)?.[1];
    const eachIsType = names
      ?.split(',')
      .every((name) => name.trim() === '' || name.trim().startsWith('type '));
    const typeOnly =
      !match[0].startsWith('new URL') &&
      (/^(import|export) type\b/.test(statement) ||
        eachIsType === true ||
        /typeof\s+$/.test(text.slice(0, match.index)));
    // Words of a text that look like an import, and the address of what is no file of ours.
    if (match[0].startsWith('from') && (statement.includes(';') || !/^(import|export)\b/.test(statement)))
      return [];
    const specifier = match[2] ?? '';
    if (match[0].startsWith('new URL') && !specifier.startsWith('.')) return [];
    const line = text.slice(0, match.index).split('\n').length;
    return [{ from, specifier, line, typeOnly }];
  });
}

const named = paths.flatMap(importsOf);
const imports: Import[] = named.flatMap(({ from, specifier, line, typeOnly }) => {
  if (!specifier.startsWith('.')) return [];
  const to = fileOf(from, specifier);
  const outside = existsSync(join(ROOT, posix.join(posix.dirname(from), specifier)));
  if (to === null && !outside)
    throw new Error(`${from}:${line} imports ${specifier}, and no such file was found`);
  return to === null ? [] : [{ from, to, line, typeOnly }];
});
const inRoom = (room: string) => (file: string) => file === room || file.startsWith(`${room}/`);
const said = ({ from, to, line }: Import) => `${from}:${line} imports ${to}`;
/** Styles have no floors of their own: a room may use those of the page. */
const code = imports.filter(({ to }) => !to.endsWith('.css'));

describe('the floors of the tree', () => {
  it('are seen: every file has a room, and imports of each form are read', () => {
    expect(paths.length).toBeGreaterThan(500);
    const homeless = paths.filter(
      (file) =>
        !file.startsWith('pipeline/') &&
        !file.endsWith('.d.ts') &&
        !file.endsWith('.css') &&
        roomOf(file, FLOORS) === null,
    );
    expect(homeless).toEqual([]);
    const empty = FLOORS.filter((room) => !paths.some(inRoom(room)));
    expect(empty).toEqual([]);
    expect(code.some(({ to }) => to === WORKER_ENTRY)).toBe(true);
    expect(code.some(({ typeOnly }) => typeOnly)).toBe(true);
  });

  it('have no arrow back up, types included', () => {
    const up = code.filter(({ from, to }) => {
      const [mine, theirs] = [roomOf(from, FLOORS), roomOf(to, FLOORS)];
      return mine !== null && theirs !== null && FLOORS.indexOf(theirs) > FLOORS.indexOf(mine);
    });
    expect(up.map(said)).toEqual([]);
  });

  it('have no circle of files, types included', () => {
    expect(circlesOf(code).map((circle) => circle.join(' -> '))).toEqual([]);
  });

  it('would see a circle', () => {
    const line = { line: 1, typeOnly: true };
    const circle = [
      { from: 'a', to: 'b', ...line },
      { from: 'b', to: 'c', ...line },
      { from: 'c', to: 'a', ...line },
      { from: 'c', to: 'd', ...line },
    ];
    expect(circlesOf(circle).map((files) => files.sort())).toEqual([['a', 'b', 'c']]);
    expect(circlesOf(circle.slice(1))).toEqual([]);
  });

  it('keep workers/ from the page and the pipeline, and the page from the pipeline', () => {
    const wrong = imports.filter(
      ({ from, to }) =>
        (from.startsWith('workers/') && !to.startsWith('workers/')) ||
        (from.startsWith('app/') && to.startsWith('pipeline/')),
    );
    expect(wrong.map(said)).toEqual([]);
  });

  it('keep the pipeline to workers/ and the three pure rooms', () => {
    const wrong = imports.filter(
      ({ from, to }) =>
        from.startsWith('pipeline/') && to.startsWith('app/') && !PURE_ROOMS.some((room) => inRoom(room)(to)),
    );
    expect(wrong.map(said)).toEqual([]);
  });

  it('let the page run only the named pure files of workers/', () => {
    const pure: readonly string[] = [...PURE_WORKER_FILES, WORKER_ENTRY];
    const wrong = imports.filter(
      ({ from, to, typeOnly }) =>
        from.startsWith('app/') && to.startsWith('workers/') && !typeOnly && !pure.includes(to),
    );
    expect(wrong.map(said)).toEqual([]);
    const unused = PURE_WORKER_FILES.filter(
      (file) =>
        !imports.some(({ from, to, typeOnly }) => from.startsWith('app/') && to === file && !typeOnly),
    );
    expect(unused).toEqual([]);
  });
});

describe('what a room may use', () => {
  const offending = (files: readonly string[], packages: readonly string[]) =>
    named
      .filter(({ from }) => files.includes(from))
      .filter(({ specifier }) => !specifier.startsWith('.'))
      .filter(
        ({ specifier }) =>
          builtinModules.includes(specifier) ||
          specifier.startsWith('node:') ||
          !packages.some((name) => specifier === name || specifier.startsWith(`${name}/`)),
      )
      .map(({ from, line, specifier }) => `${from}:${line} imports ${specifier}`);
  const using = (files: readonly string[], pattern: RegExp) =>
    files.flatMap((file) =>
      withoutComments(read(file))
        .split('\n')
        .flatMap((text, at) => (pattern.test(text) ? [`${file}:${at + 1} ${text.trim()}`] : [])),
    );

  const workers = paths.filter(inRoom('workers'));
  const pure = paths.filter((file) => PURE_ROOMS.some((room) => inRoom(room)(file)));

  it('workers/ takes only known packages, and nothing that only a page or only Node has', () => {
    expect(offending(workers, ENGINE_PACKAGES)).toEqual([]);
    expect(using(workers, PAGE_GLOBALS)).toEqual([]);
    expect(using(workers, NODE_GLOBALS)).toEqual([]);
  });

  it('the pure rooms have no React, no DOM, no Node and no network', () => {
    expect(offending(pure, PURE_PACKAGES)).toEqual([]);
    expect(using(pure, PAGE_GLOBALS)).toEqual([]);
    expect(using(pure, NODE_GLOBALS)).toEqual([]);
    expect(using(pure, NETWORK)).toEqual([]);
  });

  it('none but the table of architectures and the default model names a model family', () => {
    const named = new Set(['workers/model/architectures.ts', 'workers/model/default_model.ts']);
    const family = new RegExp(
      `['"\`](${[...ARCHITECTURE_NAMES, 'gemma'].join('|')})['"\`]|\\bis(Gemma|Llama)`,
    );
    expect("if (shape.architecture === 'llama')").toMatch(family);
    // GGUF calls SentencePiece vocabularies "llama", whatever the family.
    const kind = "model === 'llama'";
    const naming = using(
      paths.filter((file) => !named.has(file)),
      family,
    ).filter((line) => !(line.startsWith('workers/tokenizer/tokenizer.ts') && line.includes(kind)));
    expect(naming).toEqual([]);
  });

  it('would be caught using the page', () => {
    expect('const x = document.title;').toMatch(PAGE_GLOBALS);
    expect('window.alert(1)').toMatch(PAGE_GLOBALS);
    expect('shape.slidingWindow, layers.document').not.toMatch(PAGE_GLOBALS);
    expect('await fetch(url)').toMatch(NETWORK);
  });
});

describe('docs/architecture.md', () => {
  it('draws the floors that this test holds', () => {
    const map = read('docs/architecture.md');
    const drawn = [...map.matchAll(/^ {2}((?:workers|app)\/[\w.-]+)(?= |$)/gm)].map(([, room]) => room);
    expect(drawn).toEqual([...FLOORS].reverse());
  });
});
