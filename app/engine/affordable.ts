/** What the browser tells of the machine; each may be unknown. */
export interface Device {
  /** Gigabytes, rounded and capped by the browser; undefined where it does not tell. */
  readonly memoryGb: number | undefined;
  /** A phone or a tablet: its system ends a page that takes too much, and its connection may be paid by the byte. */
  readonly isHandheld: boolean;
  /** The reader asked the browser to save data. */
  readonly saveData: boolean;
}

/**
 * `freely`: on the first live action; `ask`: after the reader has read the size; `refuse`: advised against, because
 * memory is too small by what the browser tells, which may be false: a reader who insists gets it.
 */
export type LoadingRule = 'freely' | 'ask' | 'refuse';

/** The model takes 1.8 GB, and the page and the system need theirs. */
export const LEAST_MEMORY_GB = 4;

/** How the default model may be loaded on a machine. What is not known does not forbid. */
export function loadingRule(device: Device): LoadingRule {
  const { memoryGb } = device;
  if (memoryGb !== undefined && memoryGb < LEAST_MEMORY_GB) return 'refuse';
  return countsBytes(device) ? 'ask' : 'freely';
}

/** Whether nothing large may be fetched before the reader asks for it. */
export function countsBytes({ isHandheld, saveData }: Device): boolean {
  return isHandheld || saveData;
}

/** Systems that run on nothing but phones and tablets. */
const HANDHELD_SYSTEMS = /\b(iPhone|iPad|iPod|Android)\b/;

interface TellingNavigator {
  readonly deviceMemory?: unknown;
  readonly connection?: { readonly saveData?: unknown };
  readonly userAgentData?: { readonly mobile?: unknown };
}

/** Gigabytes of this machine, as the browser rounds them; undefined where it does not tell. */
export function memoryHere(): number | undefined {
  const told = (globalThis.navigator as TellingNavigator | undefined)?.deviceMemory;
  return typeof told === 'number' ? told : undefined;
}

/** The machine that this page is open on. */
export function thisDevice(): Device {
  const { connection, userAgentData } = navigator as TellingNavigator;
  const touched = matchMedia('(pointer: coarse)').matches;
  // An iPad calls itself a Mac, and no Mac has a screen that is touched.
  const isIpad = /Macintosh/.test(navigator.userAgent) && navigator.maxTouchPoints > 1;
  return {
    memoryGb: memoryHere(),
    isHandheld:
      touched || isIpad || userAgentData?.mobile === true || HANDHELD_SYSTEMS.test(navigator.userAgent),
    saveData: connection?.saveData === true,
  };
}
