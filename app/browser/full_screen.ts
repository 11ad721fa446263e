/** Fills the screen, or no longer, where the browser can (an iPhone can't); the window alone otherwise. */
export async function toggleFullScreen(element: HTMLElement | null): Promise<void> {
  try {
    if (document.fullscreenElement !== null) await document.exitFullscreen();
    else await element?.requestFullscreen();
  } catch (error) {
    console.info('No full screen here; the lecture fills the window:', error);
  }
}
