import { type ParseArgsConfig, parseArgs } from 'node:util';
import { ExplorerError } from '../workers/errors';

/** A command line that can't be understood: the caller prints the message and exits with 2. */
export class UsageError extends Error {}

/**
 * Runs a command: its failures become one line on stderr and an exit code, 2 for usage and 1 for the rest.
 * An unexpected error (a defect) keeps its stack.
 */
export async function runCommand(name: string, command: () => Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    process.exitCode = error instanceof UsageError ? 2 : 1;
    const expected =
      error instanceof UsageError || error instanceof ExplorerError || (error as { code?: string }).code;
    if (!expected || !(error instanceof Error)) throw error;
    const hint = error instanceof UsageError ? ` See "npm run ${name} -- --help".` : '';
    console.error(`${name}: ${error.message.replaceAll('\n', ' ')}${hint}`);
  }
}

/** The options of a command line. @throws UsageError that says what is wrong with it, by `say` of what Node says */
export function readOptions<const Config extends ParseArgsConfig>(
  config: Config,
  say = (text: string) => text,
) {
  try {
    return parseArgs(config);
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(say(error.message));
    throw error;
  }
}
