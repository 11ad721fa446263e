import { describe, expect, it } from 'vitest';
import { parseRegionArguments, REGIONS_HELP, STEPS } from '../../../../pipeline/regions/arguments';
import { UsageError } from '../../../../pipeline/usage';
import { REGION_LANGUAGES } from '../../../../workers/model/recipe';

describe('the command line of npm run regions', () => {
  it('does everything in all languages without options', () => {
    const { steps, languages, size, threads, help } = parseRegionArguments([]);
    expect({ steps, languages, size, threads, help }).toEqual({
      steps: STEPS,
      languages: REGION_LANGUAGES,
      size: 'all',
      threads: 2,
      help: false,
    });
  });

  it('takes steps and languages in their order, however they are named', () => {
    const options = parseRegionArguments([
      '--only',
      'record, select',
      '--languages',
      'zh,ar',
      '--threads',
      '1',
    ]);
    expect(options).toMatchObject({ steps: ['select', 'record'], languages: ['ar', 'zh'], threads: 1 });
  });

  it('takes another model, with its texts, a shard of them, shards to merge or scores from elsewhere', () => {
    const of = (...args: string[]) => parseRegionArguments(['--model', 'F.gguf', ...args]);
    const { any, out, cache } = of('--texts', 'DIR', '--shard', '2/3');
    expect(any).toEqual({
      model: 'F.gguf',
      texts: 'DIR',
      shard: { index: 2, count: 3 },
      merge: false,
      scores: [],
    });
    expect([out, cache]).toEqual(['F.gguf.regions', '.cache/regions/F.gguf']);
    expect(of('--merge').any).toMatchObject({ merge: true, texts: null });
    expect(of('--importance', 'ar=a=b.safetensors').any?.scores).toEqual([
      { language: 'ar', path: 'a=b.safetensors' },
    ]);
    expect(parseRegionArguments([]).any).toBeNull();
  });

  it.each([
    [['--texts', 'DIR'], /go with --model/],
    [['--model', 'F.gguf'], /one of --texts/],
    [['--model', 'F.gguf', '--texts', 'DIR', '--merge'], /one of --texts/],
    [['--model', 'F.gguf', '--merge', '--shard', '1/2'], /--shard goes with --texts/],
    [['--model', 'F.gguf', '--texts', 'DIR', '--shard', '3/2'], /takes I\/N.*"3\/2"/],
    [['--model', 'F.gguf', '--importance', 'x.safetensors'], /--importance takes/],
    [['--model', 'F.gguf', '--importance', 'fr=x.safetensors'], /"fr" is none/],
  ])('refuses %j', (args, why) => {
    expect(() => parseRegionArguments(args)).toThrow(UsageError);
    expect(() => parseRegionArguments(args)).toThrow(why);
  });

  it('explains each option', () => {
    expect(parseRegionArguments(['--help']).help).toBe(true);
    for (const name of ['only', 'languages', 'corpus', 'cache', 'out', 'size', 'threads', ...STEPS])
      expect(REGIONS_HELP).toContain(name);
  });

  it.each([
    [['--languages', 'ar,fr'], /--languages takes ar, .*; "fr" is none of them/],
    [['--languages', ''], /"" is none of them/],
    [['--only', 'everything'], /--only takes gradients, select, record; "everything"/],
    [['--size', '3000'], /--size takes 2000, 8000, 20000, 40000, all; "3000"/],
    [['--threads', '0'], /--threads takes a whole number from 1 to 256; "0"/],
    [['--threads', '1.5'], /"1\.5" was given/],
    [['--threads', 'two'], /"two" was given/],
    [['--blocks', '3'], /--blocks/],
    [['ar'], /ar/],
  ])('refuses %j', (args, message) => {
    expect(() => parseRegionArguments(args)).toThrow(UsageError);
    expect(() => parseRegionArguments(args)).toThrow(message);
  });
});
