import { existsSync } from 'node:fs';

/** Where Linux and macOS keep a Firefox. */
const SYSTEM_PATHS = [
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
];

/** Path of a Firefox: FIREFOX_PATH, then the system's; null where there is none. */
export function findFirefox(): string | null {
  const named = process.env.FIREFOX_PATH;
  return [named ?? '', ...SYSTEM_PATHS].find((path) => path !== '' && existsSync(path)) ?? null;
}

/** Nothing of the browser's own on the network, and no question that a test would have to answer. */
export const QUIET_PREFERENCES = {
  'app.normandy.enabled': false,
  'app.update.disabledForTesting': true,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'browser.safebrowsing.downloads.enabled': false,
  'datareporting.healthreport.uploadEnabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'dom.serviceWorkers.testing.enabled': false,
  'extensions.update.enabled': false,
  'intl.accept_languages': 'en',
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'permissions.default.persistent-storage': 2,
  'services.settings.server': 'data:,#remote-settings-dummy/v1',
  'toolkit.telemetry.server': '',
} as const;
