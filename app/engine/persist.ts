type Asked = Pick<Navigator, 'userActivation' | 'storage'>;

/**
 * Asks the browser not to clear the page's storage by itself. Only on an act of the reader's, because some browsers
 * show a question; whatever is answered, the model is kept as well as the browser allows.
 */
export function askToPersist(browser: Partial<Asked> | undefined = globalThis.navigator): void {
  if (browser?.userActivation?.isActive !== true) return;
  browser.storage
    ?.persist?.()
    .catch((error) => console.info('Storage is kept as the browser pleases:', error));
}
