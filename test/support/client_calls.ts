import { vi } from 'vitest';
import type { BackendChoice } from '../../workers/protocol';

/** The client's calls that a panel can make, written down instead of done: no worker is started. */
export function clientCalls() {
  return {
    load: vi.fn(async () => {}),
    loadOnAct: vi.fn(async () => {}),
    answer: vi.fn(async (_said: 'yes' | 'no') => {}),
    cancelLoad: vi.fn(async () => {}),
    retry: vi.fn(async () => {}),
    chooseBackend: vi.fn(async (_choice: BackendChoice) => {}),
    dismissNotKept: vi.fn(),
    backToDefault: vi.fn(async () => {}),
    lookUp: vi.fn(async (_written: string) => {}),
    answerOffer: vi.fn(async (_said: 'yes' | 'no') => {}),
    openKept: vi.fn(async (_address: string) => true),
    openFiles: vi.fn(async (_files: readonly File[]) => {}),
  };
}
