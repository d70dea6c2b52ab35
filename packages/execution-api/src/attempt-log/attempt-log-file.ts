import { closeSync, fstatSync, mkdirSync, openSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import type { Clock } from "@baram/domain";
import type { AttemptLogLine } from "./attempt-log-line.ts";
import { attemptLogLine, formatAttemptLogLine } from "./attempt-log-line.ts";
import type { AttemptLogStore } from "./attempt-log-store.ts";

/** How large the log of one try may grow before it is cut. */
export const DEFAULT_LOG_LIMIT_BYTES = 50 * 1024 * 1024;

/** A batch is written when it has grown to this, or when it has waited for {@link FLUSH_DELAY_MILLISECONDS}. */
const BATCH_BYTES = 64 * 1024;

/** How late a line may appear in the file. */
const FLUSH_DELAY_MILLISECONDS = 50;

/**
 * Appends lines to the log file of one try.
 *
 * A runner and its pool may append to the same file at once: every batch is one `write` of whole lines to a descriptor
 * opened for appending, which the kernel does not mix. Nothing is synced to the disk: a log may lose its end
 * when the machine does. Opening waits for the first batch, so a short attempt costs one open, one write and one close.
 *
 * Over the limit one line says that the log was cut, and from then on only Baram's own few lines are kept. An attempt
 * goes on when its log cannot be written (a full disk, for one): {@link AttemptLogFile.failure} says so.
 */
export class AttemptLogFile implements AttemptLogStore {
  readonly #path: string;
  readonly #limitBytes: number;
  readonly #clock: Clock;
  #descriptor: number | null = null;
  #batch = "";
  #isCut = false;
  #failure: Error | null = null;
  #timer: NodeJS.Timeout | null = null;

  constructor({
    path,
    limitBytes,
    clock,
  }: { readonly path: string; readonly limitBytes: number; readonly clock: Clock }) {
    this.#path = path;
    this.#limitBytes = limitBytes;
    this.#clock = clock;
  }

  /** Whether lines of author code are no longer kept. */
  get isCut(): boolean {
    return this.#isCut;
  }

  /** Why nothing is written any more; `null` while all is well. */
  get failure(): Error | null {
    return this.#failure;
  }

  append(line: AttemptLogLine): void {
    if (this.#failure !== null || (this.#isCut && line.source !== "baram")) return;
    this.#batch += formatAttemptLogLine(line);
    if (this.#batch.length >= BATCH_BYTES) {
      this.flush();
      return;
    }
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      this.flush();
    }, FLUSH_DELAY_MILLISECONDS).unref();
  }

  /** Writes what has been appended so far. */
  flush(): void {
    if (this.#batch === "") return;
    const batch = Buffer.from(this.#batch);
    this.#batch = "";
    try {
      this.#write(batch);
    } catch (error) {
      this.#failure = error as Error;
    }
  }

  /** Writes the rest and closes the file. Safe to call twice. */
  close(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.flush();
    if (this.#descriptor !== null) closeSync(this.#descriptor);
    this.#descriptor = null;
  }

  #write(batch: Buffer<ArrayBuffer>): void {
    const descriptor = (this.#descriptor ??= openForAppending(this.#path));
    // Asked each time, because the other process may have written too.
    const room = this.#limitBytes - fstatSync(descriptor).size;
    if (this.#isCut || batch.length <= room) {
      writeWhole(descriptor, batch);
      return;
    }
    this.#isCut = true;
    writeWhole(descriptor, Buffer.concat([wholeLines(batch, room), this.#cutLine()]));
  }

  #cutLine(): Buffer {
    const limit = `${Math.round(this.#limitBytes / 1024 / 1024)} MB`;
    const message = `The log of this try reached its limit of ${limit}; what was written after this is not kept.`;
    return Buffer.from(formatAttemptLogLine(attemptLogLine(this.#clock.now(), "warning", "baram", message)));
  }
}

/** The folder is made by the first try of its run: all others find it. */
function openForAppending(path: string): number {
  try {
    return openSync(path, "a");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    mkdirSync(dirname(path), { recursive: true });
    return openSync(path, "a");
  }
}

function wholeLines(bytes: Buffer<ArrayBuffer>, limit: number): Buffer<ArrayBuffer> {
  if (limit <= 0) return Buffer.alloc(0);
  return bytes.subarray(0, bytes.lastIndexOf("\n", limit - 1) + 1);
}

function writeWhole(descriptor: number, bytes: Buffer): void {
  let written = 0;
  while (written < bytes.length) written += writeSync(descriptor, bytes, written);
}
