import { divergenceBits, type LogitRow, likeliest, logitRow, logProbability } from '../../backend/logits';
import type { Checkpoint } from '../../decoder/decoder';
import { eventLoopTurn } from '../../decoder/event_loop';
import type { LoadedModel } from '../../decoder/loaded_model';
import type { LensCell, LensRow } from '../../protocol/inside';
import { chanceOf } from './next_tokens';
import { type ReadText, rowsAt, type States, shownPositions } from './text_states';

/**
 * The logit lens (nostalgebraist 2020; TransformerLens and nnsight define it the same way): the output norm and the
 * head read the residual stream after each number of layers, from none to all. Each row goes to `onRow` when it is
 * there. Stops between rows.
 */
export async function lens(
  model: LoadedModel,
  text: ReadText,
  checkpoint: Checkpoint,
  onRow: (row: LensRow) => void,
): Promise<void> {
  const { head } = model.decoder.parts;
  const { width, layers } = model.shape;
  const positions = shownPositions(text.ids.length);
  const rowsOf = async (states: States, after: number): Promise<LogitRow[]> => {
    await eventLoopTurn();
    checkpoint();
    const logits = await head.logits(rowsAt(states[after], positions, width));
    return positions.map((_, row) => logitRow(logits, row));
  };
  const cellOf = (row: LogitRow): LensCell => {
    const id = likeliest(row, 1)[0];
    return { piece: model.tokenizer.pieces([id])[0], probability: Math.exp(logProbability(row, id)) };
  };
  for (let after = 0; after <= layers; after++) {
    const base = await rowsOf(text.base, after);
    // What no edit has touched yet is the same in both.
    const same = text.edited === text.base || equal(text.base[after], text.edited[after]);
    const edited = same ? base : await rowsOf(text.edited, after);
    onRow({
      after,
      base: base.map(cellOf),
      edited: edited.map(cellOf),
      divergenceBits: base.map((row, at) => (same ? 0 : divergenceBits(row, edited[at]))),
      target: positions.map((at, row) => {
        const next = text.ids[at + 1];
        if (next === undefined) return null;
        return { base: chanceOf(base[row], next), edited: chanceOf(edited[row], next) };
      }),
    });
  }
}

const equal = (a: Float32Array, b: Float32Array): boolean => a.every((value, at) => value === b[at]);
