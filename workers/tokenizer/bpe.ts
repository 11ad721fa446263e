import type { Vocabulary } from './vocabulary';

/** Two neighbouring symbols that make a token together; stale once either has changed. */
interface Merge {
  readonly score: number;
  readonly left: number;
  readonly right: number;
  /** Where the merged token ends in the text, in bytes; also tells a stale merge. */
  readonly end: number;
  readonly rightStart: number;
}

/** Higher scores first; of equal ones the leftmost. */
function before(a: Merge, b: Merge): boolean {
  return a.score > b.score || (a.score === b.score && a.left < b.left);
}

/** Binary heap of merges. */
class Queue {
  private readonly heap: Merge[] = [];

  push(merge: Merge): void {
    const { heap } = this;
    let at = heap.push(merge) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!before(merge, heap[parent])) break;
      heap[at] = heap[parent];
      at = parent;
    }
    heap[at] = merge;
  }

  pop(): Merge | undefined {
    const { heap } = this;
    const top = heap[0];
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return top;
    let at = 0;
    for (let child = 1; child < heap.length; child = 2 * at + 1) {
      if (child + 1 < heap.length && before(heap[child + 1], heap[child])) child++;
      if (!before(heap[child], last)) break;
      heap[at] = heap[child];
      at = child;
    }
    heap[at] = last;
    return top;
  }
}

/** Length in bytes of the UTF-8 character that begins with `lead`. */
function characterBytes(lead: number): number {
  if (lead < 0xc0) return 1;
  if (lead < 0xe0) return 2;
  return lead < 0xf0 ? 3 : 4;
}

/**
 * SentencePiece's BPE: characters merge into the token with the highest score until none is left; a character that
 * is no token becomes its bytes, or `unknownId` where the vocabulary has no bytes. Appends ids to `ids`.
 * @param bytes valid UTF-8, of which `[from, to)` is encoded
 */
export function encodeBytes(
  vocabulary: Vocabulary,
  bytes: Uint8Array,
  from: number,
  to: number,
  unknownId: number,
  ids: number[],
): void {
  const starts: number[] = [];
  for (let at = from; at < to; at += characterBytes(bytes[at])) starts.push(at);
  const count = starts.length;
  // Symbols are spans of the text in a linked list; `starts[next[s]]` is the end of symbol s.
  const next = Int32Array.from(starts, (_, i) => i + 1);
  const previous = Int32Array.from(starts, (_, i) => i - 1);
  const alive = new Uint8Array(count).fill(1);
  const endOf = (symbol: number): number => (next[symbol] < count ? starts[next[symbol]] : to);

  const queue = new Queue();
  const propose = (left: number, right: number): void => {
    if (left < 0 || right >= count) return;
    const end = endOf(right);
    const id = vocabulary.find(bytes, starts[left], end);
    if (id !== -1) queue.push({ score: vocabulary.scores[id], left, right, end, rightStart: starts[right] });
  };
  for (let i = 0; i + 1 < count; i++) propose(i, i + 1);

  for (let merge = queue.pop(); merge !== undefined; merge = queue.pop()) {
    const { left, right, end } = merge;
    if (!alive[left] || !alive[right] || next[left] !== right || endOf(right) !== end) continue;
    alive[right] = 0;
    next[left] = next[right];
    if (next[left] < count) previous[next[left]] = left;
    propose(previous[left], left);
    propose(left, next[left]);
  }

  for (let symbol = 0; symbol < count; symbol = next[symbol]) {
    const end = endOf(symbol);
    const id = vocabulary.find(bytes, starts[symbol], end);
    if (id !== -1) ids.push(id);
    else for (let at = starts[symbol]; at < end; at++) pushByte(vocabulary, bytes[at], unknownId, ids);
  }
}

function pushByte(vocabulary: Vocabulary, byte: number, unknownId: number, ids: number[]): void {
  const id = vocabulary.byteIds[byte];
  if (id !== -1) ids.push(id);
  else if (ids.at(-1) !== unknownId) ids.push(unknownId);
}
