/** `npx tsx pipeline/icons.ts`: draws the icons of the installed page from public/icon.svg, in a Chromium. */
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { findChromium, LAUNCH_FLAGS } from './browsers/find_chromium';
import { runCommand } from './usage';
import { writeWhole } from './write_whole';

const FOLDER = 'public/icons';

/** A maskable icon may be cut to a circle of 80 % of its width, so that its drawing stays within that. */
const ICONS = [
  { file: 'icon-192.png', pixels: 192, drawn: 1, ground: 'transparent' },
  { file: 'icon-512.png', pixels: 512, drawn: 1, ground: 'transparent' },
  { file: 'icon-maskable-512.png', pixels: 512, drawn: 0.7, ground: '#ffffff' },
] as const;

async function main(): Promise<void> {
  const svg = (await readFile('public/icon.svg')).toString('base64');
  const found = findChromium();
  const browser = await chromium.launch({
    args: [...LAUNCH_FLAGS],
    ...(found === null ? {} : { executablePath: found }),
  });
  await mkdir(FOLDER, { recursive: true });
  for (const { file, pixels, drawn, ground } of ICONS) {
    const page = await browser.newPage({ viewport: { width: pixels, height: pixels } });
    const side = Math.round(pixels * drawn);
    await page.setContent(
      `<body style="margin:0;display:grid;place-items:center;height:100vh;background:${ground}">` +
        `<img width="${side}" height="${side}" src="data:image/svg+xml;base64,${svg}">`,
    );
    await writeWhole(join(FOLDER, file), await page.screenshot({ omitBackground: true }));
    await page.close();
  }
  await browser.close();
}

await runCommand('icons', main);
