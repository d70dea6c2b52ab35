import type { AttemptLogLine } from "./attempt-log-line.ts";

/** Where the lines of one try are kept. */
export interface AttemptLogStore {
  /** Whether lines of author code are no longer kept. */
  readonly isCut: boolean;
  /** Why nothing is kept any more; `null` while all is well. */
  readonly failure: Error | null;
  append(line: AttemptLogLine): void;
  /** Keeps everything for good. Safe to call twice. */
  close(): void;
}
