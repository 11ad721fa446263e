import type { Page } from '@playwright/test';

/** Controls in sight at the start at 1440x900 before the experts' were folded, counted in the same way. */
export const CONTROLS_BEFORE = 74;

/** Everything in the window that answers to a press or a key, each control once. */
export const controlsInSight = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const found = document.querySelectorAll('button,a[href],input,select,textarea,summary,[tabindex="0"]');
    return [...found].filter((element) => {
      const whole = element.closest('label.switch, label.choice-option') ?? element;
      const { x, y, width, height } = whole.getBoundingClientRect();
      const [across, down] = [x + width / 2, y + height / 2];
      if (width < 8 || height < 8 || across < 0 || down < 0 || across > innerWidth || down > innerHeight)
        return false;
      if (getComputedStyle(element).visibility === 'hidden') return false;
      const top = document.elementFromPoint(across, down);
      const host = element.closest('label') ?? element;
      return top !== null && (host.contains(top) || (top.contains(element) && top !== document.body));
    }).length;
  });
