import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { boundOf, expressionsOf } from '../support/expressions';

const ROOT = resolve(import.meta.dirname, '../..');

/**
 * Expressions whose bound is not seen in them: what bounds the text that each meets. One that meets what comes from
 * outside of the project and is not short does not belong here: bound it (`{1,40}`), or check the length before.
 */
const BOUNDED_BY_TEXT: Readonly<Record<string, string>> = {
  'app/lecture/link.ts /=+$/': 'what btoa wrote, which ends with at most two',
  'pipeline/bench/bench_browser.ts /^Pss:\\s+(\\d+) kB/m': 'what the kernel says of one process',
  'pipeline/bench/page_rows.ts /(?:src|href)="([^"]+\\.js)"/g': 'the index.html of this build',
  'pipeline/bench/servers.ts /\\.gguf\\.part\\d+$/': 'names of files, 255 bytes at most',
  'pipeline/build/built_files.ts /^(index\\.html|assets\\/.*|icons\\/.*|icon\\.svg|manifest\\.webmanifest)$/':
    'paths of this build',
  'pipeline/build/hosting.ts /\\/*$/': 'an address that the one who builds gives',
  'pipeline/build/hosting.ts /^(\\/[\\w.~-]+)*\\/$/': 'a path that the one who builds gives',
  'pipeline/build/hosting.ts /^\\/+|\\/+$/g': 'a path that the one who builds gives',
  'pipeline/build/mirrored_model_plugin.ts /\\.part\\d+$/': 'names of files, 255 bytes at most',
  'pipeline/build/notices_plugin.ts /^Copyright.*$/m': 'our own licence',
  'pipeline/node_files.ts /\\.gguf\\.part\\d+$/': 'names of files, 255 bytes at most',
  'pipeline/node_files.ts /^(.*\\.gguf)\\.part\\d+$/': 'names of files, 255 bytes at most',
};

const expressions = ['app', 'workers', 'pipeline'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'))
    .flatMap((name) => expressionsOf(`${folder}/${name}`, readFileSync(join(ROOT, folder, name), 'utf8'))),
);

describe('a regular expression', () => {
  it('takes no more steps than its text is long, or meets short texts alone', () => {
    const unseen = expressions
      .filter((one) => boundOf(one) === null)
      .map(({ file, pattern, flags }) => `${file} /${pattern}/${flags}`);
    expect(expressions.length).toBeGreaterThan(60);
    expect(unseen.sort()).toEqual(Object.keys(BOUNDED_BY_TEXT).sort());
  });

  it.each([
    [/^-?(?:\d{1,40}(?:\.\d{0,40})?|\.\d{1,40})(?:e[+-]?\d{1,3})?$/i, 'bounded'],
    [/^[\w][\w.-]*$/, 'tried once'],
    [/\s+/g, 'ends with what repeats'],
    [/^\s*<(!doctype html|html)/i, 'tried once'],
    [/[(*+]{2}\*\(/, 'bounded'],
  ])('%s is seen to be so: %s', (expression, why) => {
    expect(boundOf({ pattern: expression.source, flags: expression.flags })).toBe(why);
  });

  it.each([
    ['^-?(\\d+\\.?\\d*|\\.\\d+)(e[+-]?\\d+)?$', 'the link’s numbers of before'],
    ['(a+)+', 'a repetition in a repetition'],
    ['(a|aa)*', 'a choice that repeats'],
    ['=+$', 'a search that begins again at each letter'],
    ['^a*b|c*d', 'a choice of which one part is not at the beginning'],
    ['(?:.{1,2000}){1,2000}', 'bounds that multiply'],
  ])('%s is not: %s', (pattern) => {
    expect(boundOf({ pattern, flags: '' })).toBeNull();
  });
});
