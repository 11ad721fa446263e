import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { ExplorerError } from '../../workers/errors';

/** A recorded file as it was written, and as its schema reads it. */
export interface ReadRecorded<Schema extends v.GenericSchema> {
  readonly written: v.InferInput<Schema>;
  readonly read: v.InferOutput<Schema>;
}

/** A recorded file; null where there is none. @throws ExplorerError that names one that is damaged or of another form */
export async function readRecorded<const Schema extends v.GenericSchema>(
  path: string,
  schema: Schema,
): Promise<ReadRecorded<Schema> | null> {
  let json: string;
  try {
    json = await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  const value = v.safeParse(v.pipe(v.string(), v.parseJson()), json);
  const result = value.success ? v.safeParse(schema, value.output) : value;
  if (value.success && result.success)
    return { written: value.output as v.InferInput<Schema>, read: result.output as v.InferOutput<Schema> };
  const [issue] = result.issues ?? [];
  throw new ExplorerError('command.recordedDamaged', {
    path,
    at: (issue && v.getDotPath(issue)) ?? 'the file',
    reason: issue?.message ?? '',
  });
}
