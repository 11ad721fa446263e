import { provideChromium } from './browsers/provide';
import { provideNotoFonts } from './browsers/provide_fonts';
import { run } from './run_command';

/** `npm run test:fonts`: the tests of layout, once with a bare system's fonts and once with Noto's. */
const ready = (await provideChromium()) && (await provideNotoFonts());
const options = process.argv.slice(2);
process.exitCode = ready
  ? await run(['npx', 'playwright', 'test', '--config', 'playwright.fonts.config.ts', ...options])
  : 1;
