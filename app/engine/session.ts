import { INTACT, type Recipe, SHIPPED_REGIONS } from '../../workers/model/recipe';
import type { TextItem, TextScore } from '../../workers/protocol';
import type { Recorded } from '../figures/recorded';
import type { LanguageCode } from '../languages/languages';
import { controlRecipe, isIntact, toRecipe } from '../link/settings';
import type { SharedState } from '../link/shared';
import type { ResultsStore, RowId, RowResult, ShownText } from '../state/results';
import { Known } from './known';
import { shownRow, shownText } from './shown';
import { type Engine, failureOf, isCancelled } from './status';
import { countKey, eachRegion, jobOf, rowIdsOf, wantedRecipes } from './wanted';
import { writeText } from './writing';

interface Turn {
  readonly number: number;
  readonly shared: SharedState;
  readonly recipe: Recipe;
}

/**
 * Decides what the engine computes next and puts the answers into the results store. The latest request wins: a
 * change cancels what runs and starts over, taking from the cache what is known. Order of a turn: the language
 * just edited, the edited text, the base text, the other languages, base values, the random control.
 */
export class Session {
  private engine: Engine | null = null;
  private loading = false;
  private shared: SharedState | null = null;
  private focus: LanguageCode | null = null;
  private turn = 0;
  private stopped = false;
  private runningPrompt: string | null = null;
  /** The prompt of the turn that runs; null where none does. */
  private askedPrompt: string | null = null;
  private readonly known = new Known();
  /** The settings that the counted regions belong to. */
  private countedFor = '';

  constructor(
    private readonly results: ResultsStore,
    private readonly passage: (language: LanguageCode) => string,
  ) {}

  /** A model is ready. `fresh` drops what another model or back end computed. */
  attach(engine: Engine, fresh: boolean): void {
    if (fresh) this.known.forget();
    this.engine = engine;
    this.loading = false;
    this.start();
  }

  /** No model is ready; `loading` says that one is on its way, so that values wait instead of going. */
  detach(loading: boolean): void {
    this.turn++;
    this.engine = null;
    this.loading = loading;
    this.results.setState({ queued: 0 });
    this.show();
  }

  /** Another region stands behind the name `own`: what was computed with the earlier one is out of date. */
  ownRegionChanged(): void {
    this.known.forgetOwn();
    this.countedFor = '';
    if (this.shared?.own) this.start();
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

  /** The recipe, the languages or the reader's text changed, or "Generate" was pressed. */
  update(shared: SharedState, focus: LanguageCode | null): void {
    if (this.shared?.ownText !== shared.ownText) {
      this.results.setState({ ownTextCutAt: null, ownTextFailure: null });
    }
    if (this.countedFor !== countKey(shared)) this.results.setState({ counts: {} });
    this.shared = shared;
    this.focus = focus;
    this.start();
  }

  /** Something changed that starts nothing by itself: a prompt being typed. */
  look(shared: SharedState): void {
    this.shared = shared;
    this.show();
  }

  /** Stops what runs; what is known stays. */
  stop(): void {
    this.turn++;
    this.runningPrompt = null;
    const { engine } = this;
    if (engine === null) return;
    this.stopped = true;
    this.show();
    Promise.all([engine.cancel('score'), engine.cancel('generate')]).catch((error: unknown) =>
      this.results.setState({ failure: failureOf(error) }),
    );
  }

  /** Whether everything that the state asks for at first glance is recorded, so that no model is needed. */
  isRecorded(shared: SharedState): boolean {
    return this.known.isRecorded(toRecipe(shared), shared.prompt);
  }

  private start(): void {
    const turn = ++this.turn;
    this.runningPrompt = null;
    this.askedPrompt = this.engine === null || !this.shared?.prompt.trim() ? null : this.shared.prompt;
    this.stopped = false;
    this.results.setState({ failure: null, report: null });
    this.show();
    if (this.engine !== null && this.shared !== null) {
      void this.run(this.engine, { number: turn, shared: this.shared, recipe: toRecipe(this.shared) });
    }
  }

  private async run(engine: Engine, turn: Turn): Promise<void> {
    const { shared, recipe } = turn;
    const current = () => turn.number === this.turn;
    const intact = isIntact(shared);
    const control = controlRecipe(recipe, shared);
    const rows = rowIdsOf(shared);
    const first = this.focus !== null && rows.includes(this.focus) ? this.focus : rows[0];
    const rest = rows.filter((row) => row !== first);
    const steps: readonly (() => Promise<void>)[] = [
      () => this.score(engine, turn, recipe, first === undefined ? [] : [first]),
      ...(intact ? [] : [() => this.write(engine, turn, 'edited', recipe)]),
      () => this.write(engine, turn, 'base', INTACT),
      () => this.score(engine, turn, recipe, rest),
      ...(intact ? [] : [() => this.score(engine, turn, INTACT, rows)]),
      ...(control === null ? [] : [() => this.score(engine, turn, control, rows)]),
      () => this.countRegions(engine, turn),
    ];
    try {
      await Promise.all([engine.cancel('score'), engine.cancel('generate')]);
      if (!current()) return;
      void this.describe(engine, turn);
      for (const step of steps) {
        await step();
        if (!current()) return;
      }
    } catch (error) {
      if (current() && !isCancelled(error)) this.results.setState({ failure: failureOf(error) });
    } finally {
      if (current()) {
        this.runningPrompt = null;
        this.askedPrompt = null;
        this.show();
        this.results.setState({ queued: 0 });
      }
    }
  }

  private async score(engine: Engine, turn: Turn, recipe: Recipe, rows: readonly RowId[]): Promise<void> {
    const missing = rows.filter((row) => this.known.score(recipe, this.textOf(row)) === undefined);
    await this.scoreItems(
      engine,
      turn,
      recipe,
      missing.filter((row) => row !== 'own'),
    );
    if (!missing.includes('own') || turn.number !== this.turn) return;
    try {
      await this.scoreItems(engine, turn, recipe, ['own']);
    } catch (error) {
      const failure = failureOf(error);
      if (failure.kind !== 'text') throw error;
      this.results.setState({ ownTextFailure: failure });
    }
  }

  private async scoreItems(
    engine: Engine,
    turn: Turn,
    recipe: Recipe,
    rows: readonly RowId[],
  ): Promise<void> {
    if (rows.length === 0) return;
    const items: TextItem[] = rows.map((row) => ({ id: row, text: this.textOf(row) }));
    const keep = (score: TextScore) => {
      const item = items.find((one) => one.id === score.id);
      if (item === undefined) return;
      const { perplexity, bitsPerByte, negativeLogLikelihood, truncated } = score;
      const tokens = negativeLogLikelihood.length;
      this.known.keepScore(recipe, item.text, { perplexity, bitsPerByte, tokens, origin: 'live' });
      if (turn.number !== this.turn) return;
      if (item.id === 'own') {
        this.results.setState({ ownTextCutAt: truncated ? tokens : null, ownTextFailure: null });
      }
      this.show();
    };
    await engine.score({ channel: 'score', recipe, items }, keep);
  }

  private async write(engine: Engine, turn: Turn, variant: 'base' | 'edited', recipe: Recipe): Promise<void> {
    const { prompt } = turn.shared;
    if (prompt.trim() === '') return;
    const job = jobOf(turn.shared, recipe);
    if (this.known.text(job) !== undefined) return;
    this.runningPrompt = prompt;
    const isCurrent = () => turn.number === this.turn;
    const written = await writeText(engine, job, isCurrent, (text) => {
      const shown = { ...text, stale: this.shared?.prompt !== prompt };
      this.results.setState({ texts: { ...this.results.getState().texts, [variant]: shown } });
    });
    this.known.keepText(job, written);
    if (isCurrent()) this.show();
  }

  private async describe(engine: Engine, turn: Turn): Promise<void> {
    try {
      const report = await engine.describe(turn.recipe);
      if (turn.number === this.turn) this.results.setState({ report });
    } catch (error) {
      if (turn.number === this.turn && !isCancelled(error)) {
        this.results.setState({ failure: failureOf(error) });
      }
    }
  }

  /** The weights of all regions, once a language's region has brought the files in that this needs. */
  private async countRegions(engine: Engine, turn: Turn): Promise<void> {
    if (turn.shared.off.length === 0) return;
    const report = await engine.describe(eachRegion(turn.shared));
    if (turn.number !== this.turn) return;
    this.countedFor = countKey(turn.shared);
    const counts = Object.fromEntries(SHIPPED_REGIONS.map((of, at) => [of, report.edits[at]?.weights ?? 0]));
    this.results.setState({ counts });
  }

  /** Puts together what is known: computed now, else recorded, else (while a newer one comes) what stood there. */
  private show(): void {
    const { shared } = this;
    if (shared === null) return;
    const recipe = toRecipe(shared);
    const before = this.results.getState();
    const engineReady = this.engine !== null;
    const halted = this.stopped || before.failure !== null;
    const wanted = wantedRecipes(shared, recipe);
    let queued = 0;
    const rows: Partial<Record<RowId, RowResult>> = {};
    for (const id of rowIdsOf(shared)) {
      const refused = id === 'own' && before.ownTextFailure !== null;
      const coming = (engineReady || this.loading) && !halted && !refused;
      const text = { id, text: this.textOf(id) };
      const shown = shownRow(this.known, wanted, text, before.rows[id], { engineReady, coming });
      rows[id] = shown.row;
      if (engineReady && coming) queued += shown.missing;
    }
    const text = (of: Recipe, stood: ShownText | null) =>
      shownText(this.known, jobOf(shared, of), stood, this.runningPrompt);
    const texts = {
      base: text(INTACT, before.texts.base),
      edited: isIntact(shared) ? null : text(recipe, before.texts.edited),
    };
    const awaited = (of: Recipe) =>
      engineReady &&
      !halted &&
      this.askedPrompt === shared.prompt &&
      this.known.text(jobOf(shared, of)) === undefined;
    const pending = { base: awaited(INTACT), edited: !isIntact(shared) && awaited(recipe) };
    this.results.setState({ rows, texts, pending, queued });
  }

  private textOf(row: RowId): string {
    return row === 'own' ? (this.shared?.ownText ?? '') : this.passage(row);
  }
}
