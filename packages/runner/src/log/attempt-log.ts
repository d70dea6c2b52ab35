import type { Clock, Json } from "@baram/domain";
import type { AttemptLogLevel, AttemptLogSource, AttemptLogStore, SecretMasker } from "@baram/execution-api";
import { attemptLogLine, LineSplitter } from "@baram/execution-api";
import { loggableFields } from "./loggable-value.ts";

/** Where the log of an attempt goes. */
export interface AttemptLogOptions {
  readonly store: AttemptLogStore;
  readonly clock: Clock;
  readonly masker: SecretMasker;
}

/** The log of one attempt: what author code logs and prints, and what Baram says, all with secrets masked. */
export class AttemptLog {
  readonly #store: AttemptLogStore;
  readonly #clock: Clock;
  readonly #masker: SecretMasker;
  readonly #printed: Readonly<Record<"stdout" | "stderr", LineSplitter>>;

  constructor({ store, clock, masker }: AttemptLogOptions) {
    this.#store = store;
    this.#clock = clock;
    this.#masker = masker;
    this.#printed = {
      stdout: new LineSplitter((line) => this.#append("info", "stdout", line)),
      stderr: new LineSplitter((line) => this.#append("warning", "stderr", line)),
    };
  }

  /** Why the log could not be kept; `null` while all is well. */
  get failure(): Error | null {
    return this.#store.failure;
  }

  /** What author code sees as `context.log`. */
  readonly taskLog = {
    debug: (message: string, fields?: Readonly<Record<string, unknown>>) => this.#log("debug", message, fields),
    info: (message: string, fields?: Readonly<Record<string, unknown>>) => this.#log("info", message, fields),
    warn: (message: string, fields?: Readonly<Record<string, unknown>>) => this.#log("warning", message, fields),
    error: (message: string, fields?: Readonly<Record<string, unknown>>) => this.#log("error", message, fields),
  };

  /** A sentence of Baram's own. */
  say(level: AttemptLogLevel, message: string, fields?: Readonly<Record<string, Json>>): void {
    this.#append(level, "baram", message, fields);
  }

  /** What author code printed. */
  print(stream: "stdout" | "stderr", piece: string | Uint8Array): void {
    if (!this.#store.isCut) this.#printed[stream].write(piece);
  }

  /** Keeps everything at once, for a process that is about to end. */
  close(): void {
    this.#printed.stdout.end();
    this.#printed.stderr.end();
    this.#store.close();
  }

  #log(level: AttemptLogLevel, message: unknown, fields: Readonly<Record<string, unknown>> | undefined): void {
    this.#append(level, "task", String(message), fields === undefined ? undefined : loggableFields(fields));
  }

  #append(
    level: AttemptLogLevel,
    source: AttemptLogSource,
    message: string,
    fields?: Readonly<Record<string, Json>>,
  ): void {
    const masked =
      fields === undefined ? undefined : (this.#masker.maskValue(fields) as Readonly<Record<string, Json>>);
    this.#store.append(attemptLogLine(this.#clock.now(), level, source, this.#masker.maskText(message), masked));
  }
}
