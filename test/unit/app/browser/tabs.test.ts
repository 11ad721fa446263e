import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ModelTabs } from '../../../../app/browser/tabs';

/** One browser: its storage, its locks, and tabs that can be left or die. */
function browser() {
  const stored = new Map<string, string>();
  const held = new Set<{ name: string }>();
  const marks = () => ({
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
    removeItem: (key: string) => void stored.delete(key),
  });
  const open = (address = 'https://host.example/explorer/') => {
    const mine = new Set<{ name: string }>();
    const locks = {
      query: async () => ({ held: [...held] }),
      request: async (name: string, _options: unknown, use: () => Promise<void>) => {
        const lock = { name };
        held.add(lock);
        mine.add(lock);
        await use();
        held.delete(lock);
      },
    };
    const tabs = new ModelTabs(address, marks, () => locks as unknown as LockManager);
    const die = () => {
      for (const lock of mine) held.delete(lock);
    };
    const leave = () => {
      tabs.loaded();
      die();
    };
    return { tabs, die, leave };
  };
  return { open };
}

beforeEach(() => void vi.spyOn(console, 'info').mockImplementation(() => {}));

describe('the tabs of a page', () => {
  it('know that another one has the model, for as long as it has it', async () => {
    const { open } = browser();
    const [first, second] = [open().tabs, open().tabs];
    expect(await second.warning()).toBeNull();
    first.loading();
    first.loaded();
    expect(await first.warning()).toBeNull();
    expect(await second.warning()).toBe('elsewhere');
    first.gone();
    await Promise.resolve();
    expect(await second.warning()).toBeNull();
  });

  it('know of one that died while it loaded the model, until a load ends well', async () => {
    const { open } = browser();
    const first = open();
    first.tabs.loading();
    first.die();
    for (let visit = 0; visit < 3; visit++) expect(await open().tabs.warning()).toBe('died');
    const later = open();
    later.tabs.loading();
    later.tabs.loaded();
    later.die();
    expect(await open().tabs.warning()).toBeNull();
  });

  it('take leaving the page in the middle of a load for no death', async () => {
    const { open } = browser();
    const first = open();
    first.tabs.loading();
    first.leave();
    expect(await open().tabs.warning()).toBeNull();
  });

  it('of another deployment are no tabs of this one', async () => {
    const { open } = browser();
    const other = open('https://host.example/other/').tabs;
    other.loading();
    other.loaded();
    expect(await open().tabs.warning()).toBeNull();
  });

  it('are not asked where the browser can’t', async () => {
    const refuse = () => {
      throw new DOMException('sandboxed', 'SecurityError');
    };
    const tabs = new ModelTabs('https://host.example/', refuse, () => undefined);
    tabs.loading();
    tabs.gone();
    expect(await tabs.warning()).toBeNull();
  });
});
