import { ApiProblem } from "../../api/http.ts";
import { type LogAddress, logStreamAddress, readLog } from "../../api/ui-api.ts";
import type { LogEntry } from "../../api/ui-shapes.ts";
import { type LogRow, LogRows } from "./log-rows.ts";

/** A log as it is known at a moment. A new object after every change, so that React sees it. */
export interface LogSnapshot {
  readonly log: LogRows;
  readonly rows: readonly LogRow[];
  readonly byteCount: number;
  readonly phase: "reading" | "following" | "complete" | "failed";
  readonly error: Error | null;
  /** When the last line came, in milliseconds since the epoch. */
  readonly heardAt: number;
}

interface StreamedLines {
  readonly lines: readonly LogEntry[];
  readonly next_offset: number;
}

/** What is read first, so that the top of a long log is there at once; enough for the tallest screen. */
const FIRST_BYTES = 48 * 1024;
const TELL_MILLISECONDS = 60;
const RETRY_MILLISECONDS = 2000;

/** Reads the log of one try piece by piece, then follows it until it ends. */
export class LogStore {
  readonly #address: LogAddress;
  readonly #log = new LogRows();
  readonly #listeners = new Set<() => void>();
  #leaving = new AbortController();
  #offset = 0;
  #source: EventSource | null = null;
  #retryTimer: ReturnType<typeof setTimeout> | null = null;
  #tellTimer: ReturnType<typeof setTimeout> | null = null;
  #snapshot: LogSnapshot;

  constructor(address: LogAddress) {
    this.#address = address;
    this.#snapshot = { log: this.#log, rows: [], byteCount: 0, phase: "reading", error: null, heardAt: Date.now() };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly snapshot = (): LogSnapshot => this.#snapshot;

  /** May be called again after {@link stop}; it goes on from where it was. */
  start(): void {
    this.#leaving = new AbortController();
    void this.#read();
  }

  stop(): void {
    this.#leaving.abort();
    this.#source?.close();
    if (this.#retryTimer !== null) clearTimeout(this.#retryTimer);
    if (this.#tellTimer !== null) clearTimeout(this.#tellTimer);
  }

  readonly tryAgain = (): void => {
    this.#tell({ phase: "reading", error: null });
    void this.#read();
  };

  async #read(): Promise<void> {
    const { signal } = this.#leaving;
    try {
      for (;;) {
        const offset = this.#offset;
        const answer = await readLog(this.#address, { offset, length: offset === 0 ? FIRST_BYTES : undefined }, signal);
        const hasMoved = answer.next_offset > this.#offset;
        this.#append(answer.lines, answer.next_offset);
        if (answer.is_complete) return this.#tell({ phase: "complete" });
        if (!hasMoved) return this.#follow();
      }
    } catch (error) {
      if (signal.aborted) return;
      this.#tell({ phase: "failed", error: error instanceof Error ? error : new Error(String(error)) });
    }
  }

  #follow(): void {
    if (this.#leaving.signal.aborted) return;
    this.#tell({ phase: "following", error: null });
    const source = new EventSource(logStreamAddress(this.#address, this.#offset));
    this.#source = source;
    source.addEventListener("lines", (event: MessageEvent<string>) => {
      const { lines, next_offset: nextOffset } = JSON.parse(event.data) as StreamedLines;
      this.#append(lines, nextOffset);
    });
    source.addEventListener("end", () => {
      source.close();
      this.#tell({ phase: "complete" });
    });
    source.addEventListener("error", () => {
      // Closed here, since the browser would ask again from the old offset and get lines twice.
      source.close();
      if (this.#leaving.signal.aborted) return;
      this.#tell({ error: new ApiProblem({ status: 0, title: "The stream of the log was lost.", detail: null }) });
      this.#retryTimer = setTimeout(() => void this.#read(), RETRY_MILLISECONDS);
    });
  }

  #append(lines: readonly LogEntry[], nextOffset: number): void {
    this.#offset = nextOffset;
    if (lines.length === 0) return;
    this.#log.append(lines);
    this.#tell({ heardAt: Date.now() });
  }

  /** Gathers what comes close together, so that a chatty task does not repaint for every line. */
  #tell(changed: Partial<LogSnapshot>): void {
    this.#snapshot = { ...this.#snapshot, ...changed };
    const isFirst = this.#snapshot.rows.length === 0 && this.#log.rows.length > 0;
    this.#tellTimer ??= setTimeout(() => this.#tellNow(), isFirst ? 0 : TELL_MILLISECONDS);
  }

  #tellNow(): void {
    this.#tellTimer = null;
    this.#snapshot = { ...this.#snapshot, rows: this.#log.rows.slice(), byteCount: this.#offset };
    for (const listener of this.#listeners) listener();
  }
}
