/**
 * Asks the browser not to clear the page's storage by itself. Only on an act of the reader's, because some browsers
 * show a question; whatever is answered, the model is kept as well as the browser allows.
 */
export function askToPersist(): void {
  if (navigator.userActivation?.isActive !== true) return;
  navigator.storage
    ?.persist?.()
    .catch((error) => console.info('Storage is kept as the browser pleases:', error));
}
