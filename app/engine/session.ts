import { recipeKey } from '../../workers/model/recipe';
import type { Recorded } from '../figures/recorded';
import type { LanguageCode } from '../languages/languages';
import { type RecipeSettings, toRecipe } from '../link/settings';
import type { SharedState } from '../link/shared';
import { NO_RESULTS, type Results, type ResultsStore } from '../state/results';
import { type Job, jobsOf, textsOf } from './jobs';
import { Known } from './known';
import { type JobListener, perform } from './perform';
import { type Phase, shownResults, WRITING } from './shown';
import { type Engine, failureOf, isCancelled } from './status';

/** What the reader set, and what was looked at last. */
interface Wish {
  readonly shared: SharedState;
  /** The language whose region was switched last. */
  readonly focus: LanguageCode | null;
}

/** What is computed for one wish. The latest turn wins: an earlier one says nothing any more. */
interface Turn extends Wish {
  phase: Phase;
}

type PassageOf = (language: LanguageCode) => string;

const keyOf = (settings: RecipeSettings | null) => settings && recipeKey(toRecipe(settings));
const sameWork = (a: SharedState, b: SharedState) =>
  a.languages === b.languages &&
  a.ownText === b.ownText &&
  a.stream === b.stream &&
  keyOf(a) === keyOf(b) &&
  keyOf(a.pinned) === keyOf(b.pinned);

/**
 * Runs what `jobsOf` says and puts the answers into the results store. A change cancels what runs and starts over,
 * with what is known by then.
 */
export class Session {
  /** The engine where a model is ready; else whether one is on its way, so that values wait instead of going. */
  private model: Engine | 'loading' | 'none' = 'none';
  private turn: Turn;
  private readonly known = new Known();
  /** The languages' texts; empty until the first of them is computed, when no text has a value yet. */
  private passage: PassageOf = () => '';

  /**
   * @param wish what is set now
   * @param fetchPassages the languages' texts, which a page without a model does without
   */
  constructor(
    private readonly wish: () => Wish,
    private readonly results: ResultsStore,
    private readonly fetchPassages: () => Promise<PassageOf>,
  ) {
    this.turn = { ...wish(), phase: 'idle' };
    this.show();
  }

  /**
   * A model is ready. `fresh` drops what another model or back end computed.
   * @param modelSha256 of the file; null takes it for the one that the records are of
   */
  attach(engine: Engine, fresh: boolean, modelSha256: string | null = null): void {
    this.modelIs(modelSha256);
    if (fresh) this.known.forget();
    this.model = engine;
    this.start();
  }

  /**
   * No model is ready, or another one than what is shown is of.
   * @param loading whether one is on its way
   * @param modelSha256 of the model that what is shown is of; null for the one that the records are of
   */
  detach(loading: boolean, modelSha256: string | null = null): void {
    this.modelIs(modelSha256);
    this.model = loading ? 'loading' : 'none';
    this.turn = { ...this.turn, phase: 'idle' };
    this.show();
  }

  /** What another model computed, or what is recorded of it, is not left standing until newer values come. */
  private modelIs(modelSha256: string | null): void {
    if (!this.known.modelChanged(modelSha256)) return;
    const { rows, texts, report, counts } = NO_RESULTS;
    this.results.setState({ rows, texts, report, counts });
  }

  /** Another region stands behind the name `own`: what was computed with the earlier one is out of date. */
  ownRegionChanged(): void {
    this.known.forgetOwn();
    const { own, pinned } = this.wish().shared;
    if (own || pinned?.own) this.start();
  }

  /** Other regions stand behind the names of languages. */
  regionsChanged(): void {
    this.known.forget();
    this.start();
  }

  /** Other weights stand under every recipe from now on. @param original whether they are the model's own again */
  baseChanged(original: boolean): void {
    this.known.baseChanged(original);
    this.start();
  }

  setRecorded(recorded: Recorded): void {
    this.known.setRecorded(recorded);
    this.show();
  }

  /**
   * The reader did something. What changes the recipe, the languages or the reader's text starts a turn; a prompt that
   * is being typed does not. @returns whether a turn was started
   */
  follow(): boolean {
    const changed = !sameWork(this.wish().shared, this.turn.shared);
    if (changed) this.start();
    else this.show();
    return changed;
  }

  /** Cancels what runs and computes what is set. */
  start(): void {
    const wish = this.wish();
    const textChanged = this.turn.shared.ownText !== wish.shared.ownText;
    const turn: Turn = { ...wish, phase: typeof this.model === 'string' ? 'idle' : 'computing' };
    this.turn = turn;
    this.show({ failure: null, ...(textChanged ? { ownTextCutAt: null, ownTextFailure: null } : {}) });
    if (typeof this.model !== 'string') void this.run(this.model, turn);
  }

  /** Stops what runs; what is known stays. */
  stop(): void {
    const { model } = this;
    if (typeof model === 'string') return;
    this.turn = { ...this.turn, phase: 'stopped' };
    this.show();
    cancel(model).catch((error: unknown) => this.results.setState({ failure: failureOf(error) }));
  }

  /** Whether everything that is set is recorded at first glance, so that no model is needed. */
  isRecorded(): boolean {
    const { shared } = this.wish();
    return this.known.isRecorded(toRecipe(shared), shared.prompt);
  }

  /** What is known of another state, which is not set: recorded, or computed in this visit. */
  recall(shared: SharedState): Results {
    const standing = { model: 'none', phase: 'idle', asked: shared.prompt } as const;
    return {
      ...NO_RESULTS,
      ...shownResults(this.known, shared, textsOf(shared, this.passage), NO_RESULTS, standing),
    };
  }

  private async run(engine: Engine, turn: Turn): Promise<void> {
    const current = () => this.turn === turn;
    const fail = (error: unknown) => {
      if (current() && !isCancelled(error)) this.results.setState({ failure: failureOf(error) });
    };
    try {
      const [passage] = await Promise.all([this.fetchPassages(), cancel(engine)]);
      this.passage = passage;
      if (!current()) return;
      const texts = textsOf(turn.shared, this.passage);
      for (const job of jobsOf(turn.shared, turn.focus, this.known, texts)) {
        if (job.kind === 'write') turn.phase = 'writing';
        const done = perform(engine, job, this.known, this.listenerOf(turn));
        // Needs no model: it runs beside the others, and its failure stops none of them.
        if (job.kind === 'describe') void done.then(() => current() && this.show(), fail);
        else await done.catch((error: unknown) => this.refuse(job, error));
        if (!current()) return;
        if (job.kind === 'write') this.show();
      }
    } catch (error) {
      fail(error);
    } finally {
      if (current()) {
        turn.phase = 'ended';
        this.show();
        this.results.setState({ queued: 0 });
      }
    }
  }

  /** A failure that is of the reader's text alone leaves the languages be. @throws every other one */
  private refuse(job: Job, error: unknown): void {
    const failure = failureOf(error);
    const ofOwnText = job.kind === 'score' && job.items.every(({ id }) => id === 'own');
    if (!ofOwnText || failure.kind !== 'text') throw error;
    this.results.setState({ ownTextFailure: failure });
  }

  private listenerOf(turn: Turn): JobListener {
    return {
      onScore: ({ id, truncated, negativeLogLikelihood }) => {
        if (this.turn !== turn) return;
        const ownTextCutAt = truncated ? negativeLogLikelihood.length : null;
        this.show(id === 'own' ? { ownTextCutAt, ownTextFailure: null } : {});
      },
      onTokens: (variant, prompt, tokens) => {
        if (this.turn !== turn) return;
        const text = { ...WRITING, prompt, tokens, stale: this.wish().shared.prompt !== prompt };
        this.results.setState(({ texts }) => ({ texts: { ...texts, [variant]: text } }));
      },
    };
  }

  private show(change: Partial<Results> = {}): void {
    const { shared } = this.wish();
    const { model, turn } = this;
    const before = { ...this.results.getState(), ...change };
    const shown = shownResults(this.known, shared, textsOf(shared, this.passage), before, {
      model: typeof model === 'string' ? model : 'ready',
      phase: turn.phase,
      asked: turn.shared.prompt,
    });
    this.results.setState({ ...change, ...shown });
  }
}

function cancel(engine: Engine): Promise<unknown> {
  return Promise.all([engine.cancel('score'), engine.cancel('generate')]);
}
