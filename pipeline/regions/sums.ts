import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { MATRICES, type ModelShape } from '../../workers/model/shape';
import { GradientSum } from '../../workers/tasks/importance';
import { writeWhole } from '../write_whole';

/** Gradient sums as one file of f32: layers, then MATRICES, each [input, output]. */
export function saveSum(path: string, sum: GradientSum): Promise<void> {
  const arrays = sum.layers.flatMap((layer) => MATRICES.map((matrix) => layer[matrix]));
  return writeWhole(
    path,
    arrays.map((values) => new Uint8Array(values.buffer)),
  );
}

/** @param file null for a sum of nothing. @throws Error where the file is not of this model, or damaged */
export async function loadSum(cache: string, shape: ModelShape, file: string | null): Promise<GradientSum> {
  const sum = new GradientSum(shape);
  if (file === null) return sum;
  const handle = await open(join(cache, file), 'r');
  try {
    await fill(sum, handle, file, cache);
  } finally {
    await handle.close();
  }
  return sum;
}

async function fill(sum: GradientSum, handle: FileHandle, file: string, cache: string): Promise<void> {
  const arrays = sum.layers.flatMap((layer) => MATRICES.map((matrix) => layer[matrix]));
  const expected = arrays.reduce((total, values) => total + values.byteLength, 0);
  const { size } = await handle.stat();
  if (size !== expected)
    throw new Error(`${file} has ${size} bytes, ${expected} were expected. Delete ${cache} and start again.`);
  let offset = 0;
  for (const values of arrays) {
    await handle.read(new Uint8Array(values.buffer), 0, values.byteLength, offset);
    offset += values.byteLength;
  }
}
