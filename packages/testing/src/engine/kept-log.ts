import type { AttemptLogLine, AttemptLogStore } from "@baram/execution-api";

/** The log of one try, in memory. */
export class KeptLog implements AttemptLogStore {
  readonly isCut = false;
  readonly failure = null;
  readonly lines: AttemptLogLine[] = [];

  append(line: AttemptLogLine): void {
    this.lines.push(line);
  }

  close(): void {}
}
