import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { CORE_LANGUAGES, REGION_LANGUAGES, type RegionLanguage } from '../../workers/model/recipe';
import { SeededRandom } from '../../workers/random';
import { GradientEngine } from '../../workers/tasks/gradients';
import type { GradientSum } from '../../workers/tasks/importance';
import type { NodeModel } from '../node_model';
import { type DocumentSequences, HALVES, type Half, readDiscovery } from './corpus';
import {
  type Checkpoint,
  type HalfSums,
  type Progress,
  readProgress,
  type SavedSums,
  saveProgress,
  sizesUpTo,
} from './progress';
import { loadSum, saveSum } from './sums';

/** Sums are saved after the document with which this many tokens were added since the last time: a few minutes. */
const TOKENS_BETWEEN_SAVES = 8_000;
/** First seed word of the random signs (see weights/random.ts), and their seed. */
const SIGN_STREAM = 22;
const SIGN_SEED = 0;

export interface AccumulateOptions {
  readonly corpus: string;
  readonly cache: string;
  readonly languages: readonly RegionLanguage[];
  /** Hears of each saved state. */
  readonly report: (line: string) => void;
  /** Where to stop; all of the text without it. */
  readonly size?: Checkpoint;
  readonly checkpoints?: readonly Checkpoint[];
  readonly tokensBetweenSaves?: number;
}

/** The sums of one language while it is read. */
interface Running {
  documents: number;
  readonly halves: Record<Half, { sum: GradientSum; flipped: GradientSum | null; nll: number }>;
}

/**
 * Adds up the gradients of all discovery documents: every language up to the first checkpoint, then every language up
 * to the next, so that a run which is stopped has read about as much of each. Saved between documents, so that a stop
 * costs minutes. For the languages of the core each sequence is also added with a random sign: the null under which
 * what the sequences have in common cancels.
 */
export async function accumulate(model: NodeModel, options: AccumulateOptions): Promise<Progress> {
  const { cache, corpus, languages, report } = options;
  await mkdir(cache, { recursive: true });
  let progress = await readProgress(cache);
  const texts = new Map<RegionLanguage, readonly DocumentSequences[]>();
  for (const language of languages)
    texts.set(language, await readDiscovery(corpus, language, model.tokenizer));
  const engine = await GradientEngine.of(model);
  const checkpoints = options.checkpoints ?? sizesUpTo(options.size ?? 'all');
  const left = languages.map((language) => {
    const documents = texts.get(language) ?? [];
    const end = documentsUpTo(documents, checkpoints.at(-1) ?? 'all');
    return tokensOf(documents.slice(progress[language].at(-1)?.documents ?? 0, end));
  });
  const clock = remainingTime(left.reduce((a, b) => a + b, 0));
  const spacing = options.tokensBetweenSaves ?? TOKENS_BETWEEN_SAVES;
  for (const checkpoint of checkpoints)
    for (const language of languages) {
      const documents = texts.get(language) ?? [];
      const end = documentsUpTo(documents, checkpoint);
      const before = progress[language].at(-1);
      if (before !== undefined && before.documents >= end) continue;
      const running = await resume(model, cache, language, before);
      let unsaved = 0;
      while (running.documents < end) {
        const document = documents[running.documents] as DocumentSequences;
        await addDocument(engine, running, document, language);
        unsaved += document.tokens;
        const reached = running.documents === end;
        if (!reached && unsaved < spacing) continue;
        clock.done(unsaved);
        unsaved = 0;
        const saved = await save(cache, language, running, reached ? checkpoint : null);
        progress = await saveProgress(cache, progress, language, saved);
        report(`${sayState(language, saved, documents.length)}, ${clock.say()}`);
      }
    }
  await engine.release();
  return progress;
}

/** Number of documents with which a checkpoint is reached. */
function documentsUpTo(documents: readonly DocumentSequences[], checkpoint: Checkpoint): number {
  if (checkpoint === 'all') return documents.length;
  let tokens = 0;
  for (const [at, document] of documents.entries()) {
    tokens += document.tokens;
    if (tokens >= checkpoint) return at + 1;
  }
  return documents.length;
}

const tokensOf = (documents: readonly DocumentSequences[]): number =>
  documents.reduce((sum, { tokens }) => sum + tokens, 0);

async function addDocument(
  engine: GradientEngine,
  running: Running,
  document: DocumentSequences,
  language: RegionLanguage,
): Promise<void> {
  const half = running.halves[document.half];
  for (const [at, ids] of document.sequences.entries()) {
    const sign = signOf(language, running.documents, at);
    const nll = await engine.run(
      ids,
      () => {},
      (layer, gradients) => {
        half.sum.add(layer, gradients);
        half.flipped?.add(layer, gradients, sign);
      },
    );
    half.sum.tokens += nll.length;
    half.nll += nll.reduce((a, b) => a + b, 0);
  }
  running.documents++;
}

/** The random sign of a sequence, named by its place. */
export function signOf(language: RegionLanguage, document: number, sequence: number): 1 | -1 {
  const words = [SIGN_STREAM, SIGN_SEED, REGION_LANGUAGES.indexOf(language), document, sequence];
  return new SeededRandom(...words).below(2) === 0 ? 1 : -1;
}

async function resume(
  model: NodeModel,
  cache: string,
  language: RegionLanguage,
  saved: SavedSums | undefined,
): Promise<Running> {
  const flips = (CORE_LANGUAGES as readonly string[]).includes(language);
  const half = async (state: HalfSums | undefined) => {
    const sum = await loadSum(cache, model.shape, state?.file ?? null);
    sum.tokens = state?.tokens ?? 0;
    const flipped = flips ? await loadSum(cache, model.shape, state?.flippedFile ?? null) : null;
    return { sum, flipped, nll: state?.nll ?? 0 };
  };
  return {
    documents: saved?.documents ?? 0,
    halves: { even: await half(saved?.halves.even), odd: await half(saved?.halves.odd) },
  };
}

async function save(
  cache: string,
  language: RegionLanguage,
  running: Running,
  checkpoint: Checkpoint | null,
): Promise<SavedSums> {
  const halves = {} as Record<Half, HalfSums>;
  for (const half of HALVES) {
    const { sum, flipped, nll } = running.halves[half];
    const file = `${language}.${half}.${running.documents}.f32`;
    const flippedFile = flipped === null ? null : `${language}.${half}.${running.documents}.flipped.f32`;
    await saveSum(join(cache, file), sum);
    if (flipped !== null && flippedFile !== null) await saveSum(join(cache, flippedFile), flipped);
    halves[half] = { tokens: sum.tokens, nll, file, flippedFile };
  }
  return { documents: running.documents, checkpoint, halves };
}

function sayState(language: RegionLanguage, saved: SavedSums, documents: number): string {
  const { even, odd } = saved.halves;
  const tokens = even.tokens + odd.tokens;
  const mean = ((even.nll + odd.nll) / tokens).toFixed(3);
  const kept = saved.checkpoint === null ? '' : ` (kept: ${saved.checkpoint})`;
  return `${language} ${saved.documents}/${documents} documents, ${tokens} tokens${kept}, mean nll ${mean}`;
}

/** Speed and remaining time of a run over so many tokens. */
function remainingTime(total: number) {
  const started = performance.now();
  let tokens = 0;
  return {
    done(more: number): void {
      tokens += more;
    },
    say(): string {
      const seconds = (performance.now() - started) / 1000;
      const minutes = Math.round(((seconds / tokens) * (total - tokens)) / 60);
      return `${(tokens / seconds).toFixed(1)} tokens/s, about ${minutes} min left`;
    },
  };
}
