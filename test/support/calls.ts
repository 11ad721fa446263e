import { Session } from 'node:inspector/promises';
import { resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');
/** Vitest turns each export into such a function, which is called at every use. */
const MADE_BY_VITEST = /^\(\) ?=> ?\{ ?try ?\{ ?return/;

/** How often each function of ours was called: file -> function at its place -> calls. */
export type Calls = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Counts the calls of our own functions with V8's precise coverage. */
export class CallCounter {
  private readonly session = new Session();
  private readonly sources = new Map<string, string>();

  private constructor() {}

  static async start(): Promise<CallCounter> {
    const counter = new CallCounter();
    counter.session.connect();
    await counter.session.post('Profiler.enable');
    await counter.session.post('Debugger.enable');
    await counter.session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
    return counter;
  }

  /** The calls since it was started, or since the last `take`. */
  async take(): Promise<Calls> {
    const { result } = await this.session.post('Profiler.takePreciseCoverage');
    const calls = new Map<string, Map<string, number>>();
    for (const { url, scriptId, functions } of result) {
      const path = url.replace(/^file:\/\//, '').split('?')[0] ?? '';
      const file = path.startsWith(`${ROOT}/`) ? path.slice(ROOT.length + 1) : '';
      if (!/^(app|workers)\//.test(file)) continue;
      const source = await this.sourceOf(scriptId);
      for (const { functionName, ranges } of functions) {
        const [range] = ranges;
        if (range === undefined || range.count === 0) continue;
        if (MADE_BY_VITEST.test(source.slice(range.startOffset, range.endOffset))) continue;
        const counts = calls.get(file) ?? new Map<string, number>();
        counts.set(`${functionName || '()'}@${range.startOffset}`, range.count);
        calls.set(file, counts);
      }
    }
    return calls;
  }

  async stop(): Promise<void> {
    await this.session.post('Profiler.stopPreciseCoverage');
    this.session.disconnect();
  }

  private async sourceOf(scriptId: string): Promise<string> {
    const known = this.sources.get(scriptId);
    if (known !== undefined) return known;
    const { scriptSource } = await this.session.post('Debugger.getScriptSource', { scriptId });
    this.sources.set(scriptId, scriptSource);
    return scriptSource;
  }
}

/** Files, functions and calls of the rooms that a name begins with. */
export function sumOf(
  calls: Calls,
  rooms: readonly string[],
): { files: number; functions: number; calls: number } {
  const inside = [...calls].filter(([file]) => rooms.some((room) => file.startsWith(room)));
  const counts = inside.flatMap(([, functions]) => [...functions.values()]);
  return { files: inside.length, functions: counts.length, calls: counts.reduce((sum, one) => sum + one, 0) };
}
