/**
 * Copies a text. Outside of secure contexts there is no clipboard object, and the older command still copies.
 * @returns whether it was copied; where it was not, the caller shows the text to be selected
 */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

function copyBySelection(text: string): boolean {
  const field = document.createElement('textarea');
  field.value = text;
  field.className = 'visually-hidden';
  const before = document.activeElement;
  // Inside of an open dialog: what lies outside of one can't be focused.
  (before?.closest('[role=dialog]') ?? document.body).append(field);
  try {
    field.select();
    return document.execCommand('copy');
  } catch {
    return false;
  } finally {
    field.remove();
    if (before instanceof HTMLElement) before.focus();
  }
}
