import { join } from "node:path";
import type { Clock } from "@baram/domain";
import type { AttemptLogLevel, AttemptLogSource, SecretMasker } from "@baram/execution-api";
import { AttemptLogFile, attemptLogLine, LineSplitter } from "@baram/execution-api";

/** Where the log of an attempt is, and how long it may become. */
export interface AttemptOutputOptions {
  readonly logFolder: string;
  /** Below the log folder, with forward slashes. */
  readonly logPath: string;
  readonly limitBytes: number;
  readonly clock: Clock;
  readonly masker: SecretMasker;
}

/**
 * What the pool adds to the log that the runner itself writes: output that went past the runner's capturing (native
 * code, a child with inherited output, the last words of a dying process), and how the runner was lost.
 */
export class AttemptOutput {
  readonly #clock: Clock;
  readonly #masker: SecretMasker;
  readonly #file: AttemptLogFile;
  readonly #lines: Readonly<Record<"stdout" | "stderr", LineSplitter>>;

  constructor({ logFolder, logPath, limitBytes, clock, masker }: AttemptOutputOptions) {
    this.#clock = clock;
    this.#masker = masker;
    this.#file = new AttemptLogFile({ path: join(logFolder, logPath), limitBytes, clock });
    this.#lines = {
      stdout: new LineSplitter((line) => this.#append("info", "stdout", line)),
      stderr: new LineSplitter((line) => this.#append("warning", "stderr", line)),
    };
  }

  write(stream: "stdout" | "stderr", piece: Uint8Array): void {
    // Over the limit the pipe is still emptied, or the child would wait for ever, but nothing is split or kept.
    if (!this.#file.isCut) this.#lines[stream].write(piece);
  }

  /** A sentence of Baram's own. */
  say(level: AttemptLogLevel, message: string): void {
    this.#append(level, "baram", message);
  }

  close(): void {
    this.#lines.stdout.end();
    this.#lines.stderr.end();
    this.#file.close();
  }

  #append(level: AttemptLogLevel, source: AttemptLogSource, message: string): void {
    this.#file.append(attemptLogLine(this.#clock.now(), level, source, this.#masker.maskText(message)));
  }
}
