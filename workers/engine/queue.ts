import type { Checkpoint } from '../decoder/decoder';
import { CancelledError } from '../errors';

interface Job {
  readonly channel: string;
  readonly work: (checkpoint: Checkpoint) => Promise<unknown>;
  readonly resolve: (value: never) => void;
  readonly reject: (error: unknown) => void;
  cancelled: boolean;
}

/**
 * Runs jobs one at a time, in order. On a channel the latest wins: a newer job replaces the one that waits there
 * and stops the one that runs, at its next checkpoint. Creating and running sessions is so serialised too.
 */
export class JobQueue {
  private readonly waiting: Job[] = [];
  private running: Job | null = null;

  /** @throws CancelledError where a newer job of the channel, or `cancel`, took its place. */
  run<T>(channel: string, work: (checkpoint: Checkpoint) => Promise<T>): Promise<T> {
    this.cancel(channel);
    return new Promise<T>((resolve, reject) => {
      this.waiting.push({
        channel,
        work,
        resolve: resolve as (value: never) => void,
        reject,
        cancelled: false,
      });
      void this.next();
    });
  }

  /** Stops the running job of a channel at its next checkpoint, and drops the waiting one. */
  cancel(channel: string): void {
    if (this.running?.channel === channel) this.running.cancelled = true;
    for (const job of this.waiting.filter((entry) => entry.channel === channel)) {
      this.waiting.splice(this.waiting.indexOf(job), 1);
      job.reject(replaced(channel));
    }
  }

  private async next(): Promise<void> {
    if (this.running) return;
    const job = this.waiting.shift();
    if (!job) return;
    this.running = job;
    try {
      const value = await job.work(() => {
        if (job.cancelled) throw replaced(job.channel);
      });
      job.resolve(value as never);
    } catch (error) {
      job.reject(error);
    } finally {
      this.running = null;
      void this.next();
    }
  }
}

const replaced = (channel: string) => new CancelledError('engine.replaced', { channel });
