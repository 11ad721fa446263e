import type { TFunction } from 'i18next';
import type { InsidePosition, LensRow } from '../../../../workers/protocol';
import type { Cell, CellAxis } from '../../../charts/cells/Cells';
import { tokenLabel } from '../../../charts/tokens/label';
import { formatCount, formatShare } from '../../../i18n/numbers';

/** Whether cells show the likeliest token, or how the token that follows in the text ranks. */
export type LensShows = 'likeliest' | 'target';

/** Rows that have come so far, from the embeddings up, and what stands at their positions. */
export interface LensPicture {
  readonly positions: readonly InsidePosition[];
  readonly rows: readonly LensRow[];
}

/** From this many bits on the colour of a divergence does not grow. */
const FULL_BITS = 10;

/** The rows of the pictures: the embeddings, then each layer. */
export const lensRows = (layers: number, t: TFunction): readonly CellAxis[] =>
  Array.from({ length: layers + 1 }, (_, after) => ({
    key: after,
    label: after === 0 ? t('inside.lens.embedding') : String(after - 1),
  }));

export const lensColumns = (positions: readonly InsidePosition[]): readonly CellAxis[] =>
  positions.map(({ at, piece }) => ({ key: at, label: tokenLabel(piece) }));

/** A cell of the lens in words: where it is, what each model would say there, what follows in the text. */
export function cellWords({ positions, rows }: LensPicture, row: number, at: number, t: TFunction): string {
  const found = rows[row];
  const [base, edited, target] = [found?.base[at], found?.edited[at], found?.target[at]];
  if (found === undefined || base === undefined || edited === undefined) return '';
  const where = t(row === 0 ? 'inside.lens.before' : 'inside.lens.afterLayer', {
    layer: row - 1,
    token: tokenLabel(positions[at]?.piece ?? { text: '' }),
  });
  const said = t('inside.lens.said', {
    base: tokenLabel(base.piece),
    baseShare: formatShare(base.probability, t),
    edited: tokenLabel(edited.piece),
    editedShare: formatShare(edited.probability, t),
    bits: (found.divergenceBits[at] ?? 0).toFixed(2),
  });
  const follows =
    target == null
      ? ''
      : t('inside.lens.follows', {
          base: formatCount(target.base.rank),
          edited: formatCount(target.edited.rank),
        });
  return `${where}: ${said}${follows === '' ? '' : ` ${follows}`}`;
}

/** The picture of one model. */
export function modelCells(
  picture: LensPicture,
  of: 'base' | 'edited',
  shows: LensShows,
  t: TFunction,
): readonly (readonly Cell[])[] {
  return picture.rows.map((found, row) =>
    found[of].map(({ piece, probability }, at) => {
      const target = found.target[at]?.[of];
      const words = () => cellWords(picture, row, at, t);
      if (shows === 'likeliest') return { strength: probability, text: tokenLabel(piece), words };
      return { strength: target?.probability ?? 0, text: target ? formatCount(target.rank) : '', words };
    }),
  );
}

/** The picture of how far the two models are apart. */
export function divergenceCells(picture: LensPicture, t: TFunction): readonly (readonly Cell[])[] {
  return picture.rows.map(({ divergenceBits }, row) =>
    divergenceBits.map((bits, at) => ({
      strength: Math.min(1, bits / FULL_BITS),
      text: bits.toFixed(bits < 9.95 ? 1 : 0),
      words: () => cellWords(picture, row, at, t),
    })),
  );
}
