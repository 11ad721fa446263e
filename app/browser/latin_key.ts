/**
 * The key of a press in small letters; of a letter of another script, the Latin letter or sign in its place on a usual
 * keyboard.
 */
export function latinKey({ key, code }: Pick<KeyboardEvent, 'key' | 'code'>): string {
  if (key.length !== 1) return key;
  const isLatin = /^[\x20-\x7e]$|^\p{Script=Latin}$/u.test(key);
  const place = /^Key([A-Z])$/.exec(code)?.[1];
  return (isLatin || place === undefined ? key : place).toLowerCase();
}
