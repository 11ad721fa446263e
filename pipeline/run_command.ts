import { spawn } from 'node:child_process';

/** Runs a command with its output shown. @returns its exit code; 1 where it was killed */
export function run(command: readonly string[], environment: Record<string, string> = {}): Promise<number> {
  const [program = '', ...rest] = command;
  return new Promise((resolve, reject) => {
    const child = spawn(program, rest, { stdio: 'inherit', env: { ...process.env, ...environment } });
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}
