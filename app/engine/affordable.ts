/** What the browser tells of the machine; each may be unknown. */
export interface Device {
  /** Gigabytes, rounded and capped by the browser; undefined where it does not tell. */
  readonly memoryGb: number | undefined;
  readonly isPhone: boolean;
  /** The reader asked the browser to save data. */
  readonly saveData: boolean;
}

/** `freely`: on the first live action; `ask`: after the reader has read the size; `refuse`: not at all. */
export type LoadingRule = 'freely' | 'ask' | 'refuse';

/** The model takes 1.8 GB, and the page and the system need theirs. */
export const LEAST_MEMORY_GB = 4;

/** How the default model may be loaded on a machine. What is not known does not forbid. */
export function loadingRule({ memoryGb, isPhone, saveData }: Device): LoadingRule {
  if (memoryGb !== undefined && memoryGb < LEAST_MEMORY_GB) return 'refuse';
  return isPhone || saveData ? 'ask' : 'freely';
}

/** Screens that are narrower than this on their short side and are touched are phones. */
const PHONE_PIXELS = 600;

interface TellingNavigator {
  readonly deviceMemory?: unknown;
  readonly connection?: { readonly saveData?: unknown };
  readonly userAgentData?: { readonly mobile?: unknown };
}

/** The machine that this page is open on. */
export function thisDevice(): Device {
  const { deviceMemory, connection, userAgentData } = navigator as TellingNavigator;
  const touched = matchMedia('(pointer: coarse)').matches;
  const small = Math.min(screen.width, screen.height) < PHONE_PIXELS;
  return {
    memoryGb: typeof deviceMemory === 'number' ? deviceMemory : undefined,
    isPhone: userAgentData?.mobile === true || (touched && small),
    saveData: connection?.saveData === true,
  };
}
