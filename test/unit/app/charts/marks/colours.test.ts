import { rgb } from 'd3';
import { describe, expect, it } from 'vitest';
import { contrast, markColour, PAPER, readableOn } from '../../../../../app/charts/marks/colours';
import { gridColour, gridInk } from '../../../../../app/charts/marks/ramp';
import { seriesLook } from '../../../../../app/charts/marks/series';
import { stepsOf } from '../../../../../app/experiments/norm-damage/geometry';
import { LANGUAGES } from '../../../../../app/languages/languages';
import { regionColour } from '../../../../../app/panels/overlap/regions';
import { REGION_LANGUAGES } from '../../../../../workers/model/recipe';
import { THEMES, themeColours } from '../../../../support/theme';
import { deltaE, leastDeltaE, seenBy, VISIONS } from '../../../../support/vision';

/** Just noticed is about 2.3: what is told apart by colour alone differs by four times as much, to every reader. */
const LEAST_DELTA_E = 10;
const TEXT = 4.5;
const MARK = 3;

describe.each(THEMES)('in the %s theme', (theme) => {
  const colours = themeColours(theme);
  const of = (name: string) => colours[`--${name}`] ?? '';
  const grounds = [of('paper'), of('ground')];

  it('the charts know the page’s paper', () => {
    expect(PAPER[theme]).toBe(of('paper'));
  });

  it.each(['ink', 'ink-2', 'accent', 'mark-edited-ink'])(
    'text in --%s can be read on paper and ground',
    (name) => {
      for (const ground of grounds) expect(contrast(of(name), ground)).toBeGreaterThanOrEqual(TEXT);
    },
  );

  it('text on accent, and inverted, can be read', () => {
    expect(contrast(of('accent-ink'), of('accent'))).toBeGreaterThanOrEqual(TEXT);
    expect(contrast(of('paper'), of('ink'))).toBeGreaterThanOrEqual(TEXT);
  });

  it.each(['mark-base', 'mark-edited', 'mark-random', 'mark-reported', 'focus', 'accent'])(
    '--%s is seen on paper and ground',
    (name) => {
      for (const ground of grounds) expect(contrast(of(name), ground)).toBeGreaterThanOrEqual(MARK);
    },
  );

  it('tokens are read on the strongest tint', () => {
    const mixed = (share: number) =>
      rgb(
        ...((['r', 'g', 'b'] as const).map(
          (channel) => rgb(of('accent'))[channel] * share + rgb(of('paper'))[channel] * (1 - share),
        ) as unknown as [number, number, number]),
      ).formatHex();
    expect(contrast(of('ink'), mixed(0.45))).toBeGreaterThanOrEqual(TEXT);
  });

  it('base, edited and reported are told apart by every reader; random is a diamond besides', () => {
    const marks = ['mark-base', 'mark-edited', 'mark-reported'].map(of);
    for (const [at, one] of marks.entries())
      for (const other of marks.slice(at + 1))
        expect(leastDeltaE(one, other)).toBeGreaterThanOrEqual(LEAST_DELTA_E);
    expect(leastDeltaE(of('mark-base'), of('mark-random'))).toBeGreaterThanOrEqual(LEAST_DELTA_E);
  });

  it('every language’s colour is seen on paper', () => {
    for (const { colour } of LANGUAGES)
      expect(contrast(readableOn(PAPER[theme], colour), PAPER[theme])).toBeGreaterThanOrEqual(MARK);
  });

  it('the regions that can be compared are told apart by every reader', () => {
    const regions = (['core', 'own', ...REGION_LANGUAGES] as const).map((name) => ({
      name,
      colour: readableOn(PAPER[theme], regionColour(name)),
    }));
    const close = regions.flatMap((one, at) =>
      regions
        .slice(at + 1)
        .filter((other) => leastDeltaE(one.colour, other.colour) < LEAST_DELTA_E)
        .map((other) => `${one.name} ${other.name}`),
    );
    expect(close).toEqual([]);
  });

  it('better, none and worse of the damage map are told apart by every reader', () => {
    const paint = { better: of('accent'), none: of('line'), worse: of('mark-edited') } as const;
    const over = (colour: string, opacity: number) => {
      const [top, under] = [rgb(colour), rgb(of('paper'))];
      const mix = (a: number, b: number) => a * opacity + b * (1 - opacity);
      return rgb(mix(top.r, under.r), mix(top.g, under.g), mix(top.b, under.b)).formatHex();
    };
    const steps = stepsOf(0.06).map(({ kind, opacity }) => over(paint[kind], opacity));
    for (let at = 1; at < steps.length; at++)
      expect(leastDeltaE(steps[at - 1] ?? '', steps[at] ?? '')).toBeGreaterThanOrEqual(LEAST_DELTA_E);
  });
});

describe('the ramp of small maps', () => {
  const strengths = Array.from({ length: 21 }, (_, at) => at / 20);

  it('darkens evenly to every reader', () => {
    for (const vision of VISIONS) {
      const lights = strengths.map((strength) => contrast(seenBy(vision, gridColour(strength)), '#000000'));
      for (let at = 1; at < lights.length; at++) expect(lights[at]).toBeLessThan(lights[at - 1] ?? 0);
    }
  });

  it('carries numbers that can be read', () => {
    for (const strength of strengths.filter((one) => one <= 0.9))
      expect(contrast(gridInk(strength), gridColour(strength))).toBeGreaterThanOrEqual(TEXT);
  });
});

describe('a colour', () => {
  it('stays as it is where it is seen, and keeps its hue where it has to be darker', () => {
    expect(readableOn('#ffffff', '#0072b2')).toBe('#0072b2');
    const darker = readableOn('#ffffff', '#56b4e9');
    expect(contrast(darker, '#ffffff')).toBeGreaterThanOrEqual(MARK);
    expect(deltaE(darker, '#56b4e9')).toBeLessThan(20);
    expect(markColour('#56b4e9')).toBe(`light-dark(${darker}, #56b4e9)`);
  });

  it('that no reader can mistake is simulated as such', () => {
    expect(seenBy('deutan', '#ffffff')).toBe('#ffffff');
    expect(deltaE(seenBy('deutan', '#c8232c'), seenBy('deutan', '#009e73'))).toBeLessThan(
      deltaE('#c8232c', '#009e73'),
    );
  });
});

describe('series', () => {
  it('of one chart never look alike, even without colour', () => {
    const looks = Array.from({ length: 16 }, (_, at) => JSON.stringify(seriesLook(at)));
    expect(new Set(looks).size).toBe(16);
  });
});
