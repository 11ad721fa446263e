// Fetched by the page when it first computes: here it is there already, so that no turn waits for the disk.
import '../../app/languages/passages';
import { act, cleanup, configure, fireEvent, render } from '@testing-library/react';
import { type UserEvent, userEvent } from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, vi } from 'vitest';
import { announcements, forgetAnnouncements } from '../../app/announce/announcer';
import type { EngineStatus } from '../../app/engine/status';
import { ExplorerContext } from '../../app/explorer/context';
import { type Explorer, wireExplorer } from '../../app/explorer/wire';
import type { RecordedFile } from '../../app/figures/recorded';
import { i18n } from '../../app/i18n';
import { words } from '../../workers/errors/words';
import { DEFAULT_SHAPE } from '../../workers/model/default_model';
import type { OwnRegionReport, RegionIndex } from '../../workers/protocol';
import { FakeEngine, settle } from '../unit/app/engine/fakeEngine';
import { clientCalls } from './client_calls';

configure({
  // Parts of the page that are fetched when first needed may take long on a busy machine.
  asyncUtilTimeout: 20_000,
  // The live region repeats what is seen elsewhere; `said` is what it says.
  defaultIgnore: 'script, style, [data-live-announcer] *',
});

/** What the engine says of the default model once it is loaded. */
export const READY: EngineStatus & { readonly state: 'ready' } = {
  state: 'ready',
  info: {
    shape: DEFAULT_SHAPE,
    modelName: 'Gemma 3 270M',
    modelSha256: 'a5fd'.repeat(16),
    modelBytes: 253_113_024,
    backend: {
      name: 'wasm',
      threads: 2,
      reasons: [words('reason.noAdapter'), words('reason.threads', { threads: 2 })],
    },
    editableWeights: 100_270_080,
    opensWithBos: true,
  },
};

/** A width that the charts are given: happy-dom lays nothing out. */
const WIDTH_PX = 640;

/** Reports one width for everything, as soon as it is observed. */
class OneWidth implements ResizeObserver {
  constructor(private readonly report: ResizeObserverCallback) {}

  observe(target: Element): void {
    const contentRect = new DOMRectReadOnly(0, 0, WIDTH_PX, 400);
    const size = [{ inlineSize: WIDTH_PX, blockSize: 400 }];
    this.report(
      [{ target, contentRect, borderBoxSize: size, contentBoxSize: size, devicePixelContentBoxSize: size }],
      this,
    );
  }

  unobserve(): void {}
  disconnect(): void {}
}

export interface PageOptions {
  /** The hash of the address that is opened. */
  readonly hash?: string;
  /** What the host has recorded; nothing by default. */
  readonly recorded?: RecordedFile;
  /** Recorded experiments by name; none by default. */
  readonly experiments?: Readonly<Record<string, unknown>>;
  /** What the engine says of a region of the reader's that it finds or opens; it refuses every file by default. */
  readonly ownReport?: OwnRegionReport;
  /** Leaves the experts' controls and the map folded, as a first visit finds them; unfolded by default. */
  readonly folded?: boolean;
  /** The list of the shipped regions; it can't be read by default. */
  readonly regionIndex?: RegionIndex;
}

/** A part of the page over the real store, session and wiring; only the worker and the host are stand-ins. */
export interface Page {
  readonly explorer: Explorer;
  readonly engine: FakeEngine;
  readonly calls: ReturnType<typeof clientCalls>;
  readonly user: UserEvent;
  readonly shared: () => ReturnType<Explorer['store']['getState']>['shared'];
  /** The model's state changes, as the client would say. */
  setStatus(status: EngineStatus): Promise<void>;
  /** The model is loaded; jobs wait for `step` or `finish`. */
  ready(): Promise<void>;
  step(): Promise<void>;
  finish(): Promise<void>;
}

/** Opens a part of the page in the document. */
export async function openPage(content: ReactNode, options: PageOptions = {}): Promise<Page> {
  vi.stubGlobal('ResizeObserver', OneWidth);
  vi.stubGlobal('fetch', async (url: URL | string) => {
    const experiment = /gemma-3-270m\/([\w-]+)\.json$/.exec(String(url))?.[1];
    const file = experiment === undefined ? options.recorded : options.experiments?.[experiment];
    return file === undefined
      ? new Response('', { status: 404 })
      : new Response(JSON.stringify(file), { headers: { 'content-type': 'application/json' } });
  });
  const explorer = wireExplorer(options.hash ?? '');
  if (options.folded !== true) explorer.controls.setState({ all: true, map: true });
  const engine = new FakeEngine();
  engine.ownReport = options.ownReport ?? null;
  const { regionIndex } = options;
  if (regionIndex !== undefined) engine.regionIndex = async () => regionIndex;
  const calls = clientCalls();
  Object.assign(explorer.client, calls, { engine });
  render(
    <I18nextProvider i18n={i18n}>
      <ExplorerContext value={explorer}>{content}</ExplorerContext>
    </I18nextProvider>,
  );
  await act(settle);
  const setStatus = (status: EngineStatus) =>
    act(async () => {
      explorer.client.state.setState({ status });
      await settle();
    });
  return {
    explorer,
    engine,
    calls,
    user: userEvent.setup({ delay: null }),
    shared: () => explorer.store.getState().shared,
    setStatus,
    ready: () => setStatus(READY),
    step: () => act(() => engine.step()),
    finish: () => act(() => engine.finish()),
  };
}

/** What the page's live region has said of a topic is what is seen there: the line that is told. */
export const toldLine = (topic: string): string | undefined =>
  document.querySelector(`[data-told="${topic}"]`)?.textContent;

/** All that the page has said to those who do not see it, newest last. */
export const said = (): readonly string[] => announcements.getState().map(({ text }) => text);

/** Puts a value into a field at once, as a paste does. */
export function fill(field: HTMLElement, value: string): void {
  fireEvent.change(field, { target: { value } });
  // A number is passed on at Enter, or after a pause.
  if (field.getAttribute('role') === 'spinbutton') fireEvent.keyDown(field, { key: 'Enter' });
}

afterEach(() => {
  cleanup();
  forgetAnnouncements();
  vi.unstubAllGlobals();
});
