import { type BrowserContext, expect } from '@playwright/test';

declare global {
  interface Window {
    policyViolations: string[];
  }
}

/** Watches what a page asks of hosts other than its own, and what its policy had to forbid. */
export class Outside {
  private readonly asked: string[] = [];
  private readonly forbidden: string[] = [];

  private constructor(private readonly context: BrowserContext) {}

  static async watch(context: BrowserContext, origin: string): Promise<Outside> {
    const outside = new Outside(context);
    context.on('request', (request) => {
      const { protocol, origin: from } = new URL(request.url());
      if (/^(https?|wss?):$/.test(protocol) && from !== origin) outside.asked.push(request.url());
    });
    context.on('console', (message) => {
      if (/Content Security Policy|Content-Security-Policy/i.test(message.text()))
        outside.forbidden.push(message.text());
    });
    await context.addInitScript(() => {
      window.policyViolations = [];
      document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) =>
        window.policyViolations.push(`${violatedDirective}: ${blockedURI} at ${sourceFile}`),
      );
    });
    return outside;
  }

  async expectNothing(): Promise<void> {
    for (const page of this.context.pages())
      this.forbidden.push(...(await page.evaluate(() => window.policyViolations ?? [])));
    expect(this.asked, 'requests to other hosts').toEqual([]);
    expect(this.forbidden, 'violations of the policy').toEqual([]);
  }
}
