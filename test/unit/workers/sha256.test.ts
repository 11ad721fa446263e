import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { sha256Hex } from '../../../workers/sha256';

describe('SHA-256', () => {
  it('is the same with the browser’s own function and without it, as over plain http', async () => {
    for (const length of [0, 3, 64, 100_000]) {
      const bytes = Uint8Array.from({ length }, (_, at) => at % 251);
      const expected = createHash('sha256').update(bytes).digest('hex');
      expect(await sha256Hex(bytes)).toBe(expected);
      expect(await sha256Hex(bytes, undefined)).toBe(expected);
    }
  });
});
