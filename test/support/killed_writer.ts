/** Run by write_whole.test.ts: writes the file it is told, and is killed with half of it on the disk. */
import { writeWhole } from '../../pipeline/write_whole';

async function* halves(): AsyncGenerator<string> {
  yield 'the first half';
  // What was written is waited for before the next piece is asked for.
  process.kill(process.pid, 'SIGKILL');
  yield 'the second half';
}

await writeWhole(process.argv[2] ?? '', halves());
