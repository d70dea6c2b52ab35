import { LIVE_EVENT_NAMES, type LiveEvent, parseLiveEvent } from "./live-event.ts";

/** Whether what is on the screen is the present. Moments are milliseconds since the epoch. */
export type LiveStatus =
  | { readonly kind: "connecting" }
  | { readonly kind: "live" }
  | { readonly kind: "lost"; readonly since: number; readonly nextTryAt: number };

/** Who is told by a stream. */
export interface LiveListener {
  /**
   * In the order in which the server told them, gathered for a moment so that one repaint shows many: everything that
   * came behind the cursor `after`, up to the cursor `upTo`.
   */
  readonly onEvents: (events: readonly LiveEvent[], after: string, upTo: string) => void;
  readonly onStatus: (status: LiveStatus) => void;
  /** Changes may have been missed: what was read before must be read again, and is followed from the cursor on. */
  readonly onGap: (cursor: string) => void;
}

const GATHER_MILLISECONDS = 60;
/** The server pings every 15 s; silence beyond this means that the connection is dead without saying so. */
const SILENCE_MILLISECONDS = 40_000;
const RETRY_MILLISECONDS = [1000, 2000, 5000, 10_000] as const;

/**
 * The event stream of the server, connected again for as long as it is started.
 *
 * It is asked for from behind what is known, so that neither its beginning nor a connection that was lost for a moment
 * makes anybody read again: the server says by `gap` when it cannot tell what was missed.
 */
export class LiveStream {
  readonly #addressAfter: (cursor: string) => string;
  readonly #listener: LiveListener;
  /** What was heard, and what of it was passed on. */
  #heardUpTo: string;
  #toldUpTo: string;
  #source: EventSource | null = null;
  #gathered: LiveEvent[] = [];
  #gatherTimer: ReturnType<typeof setTimeout> | null = null;
  #silenceTimer: ReturnType<typeof setTimeout> | null = null;
  #retryTimer: ReturnType<typeof setTimeout> | null = null;
  #lastHeardAt = 0;
  #failures = 0;

  /** @param cursor behind which everything is told. */
  constructor(addressAfter: (cursor: string) => string, cursor: string, listener: LiveListener) {
    this.#addressAfter = addressAfter;
    this.#heardUpTo = cursor;
    this.#toldUpTo = cursor;
    this.#listener = listener;
  }

  start(): void {
    this.#connect();
  }

  stop(): void {
    this.#disconnect();
    if (this.#retryTimer !== null) clearTimeout(this.#retryTimer);
    if (this.#gatherTimer !== null) clearTimeout(this.#gatherTimer);
  }

  /** Does not wait for the next try. */
  retryNow(): void {
    if (this.#source?.readyState !== EventSource.OPEN) this.#connect();
  }

  #connect(): void {
    this.#disconnect();
    if (this.#retryTimer !== null) clearTimeout(this.#retryTimer);
    const source = new EventSource(this.#addressAfter(this.#heardUpTo));
    this.#source = source;
    source.addEventListener("open", () => this.#opened());
    source.addEventListener("error", () => this.#lost());
    source.addEventListener("ping", () => this.#heard());
    source.addEventListener("gap", (event: MessageEvent<string>) => {
      this.#heard();
      this.#tell();
      this.#heardUpTo = event.lastEventId;
      this.#toldUpTo = event.lastEventId;
      this.#listener.onGap(event.lastEventId);
    });
    for (const name of LIVE_EVENT_NAMES) {
      source.addEventListener(name, (event: MessageEvent<string>) => {
        this.#heard();
        this.#heardUpTo = event.lastEventId;
        this.#gather(parseLiveEvent(name, event.data));
      });
    }
    this.#watchSilence();
  }

  #disconnect(): void {
    this.#source?.close();
    this.#source = null;
    if (this.#silenceTimer !== null) clearTimeout(this.#silenceTimer);
  }

  #opened(): void {
    this.#failures = 0;
    this.#heard();
    this.#listener.onStatus({ kind: "live" });
  }

  #heard(): void {
    this.#lastHeardAt = Date.now();
    this.#watchSilence();
  }

  #watchSilence(): void {
    if (this.#silenceTimer !== null) clearTimeout(this.#silenceTimer);
    this.#silenceTimer = setTimeout(() => this.#lost(), SILENCE_MILLISECONDS);
  }

  #lost(): void {
    // The browser's own retry gives up on an error answer, so the stream is always opened anew.
    this.#disconnect();
    const wait = RETRY_MILLISECONDS[Math.min(this.#failures, RETRY_MILLISECONDS.length - 1)] ?? 1000;
    this.#failures += 1;
    const now = Date.now();
    this.#listener.onStatus({ kind: "lost", since: this.#lastHeardAt || now, nextTryAt: now + wait });
    this.#retryTimer = setTimeout(() => this.#connect(), wait);
  }

  #gather(event: LiveEvent): void {
    this.#gathered.push(event);
    this.#gatherTimer ??= setTimeout(() => this.#tell(), GATHER_MILLISECONDS);
  }

  #tell(): void {
    if (this.#gatherTimer !== null) clearTimeout(this.#gatherTimer);
    this.#gatherTimer = null;
    if (this.#gathered.length === 0) return;
    const [events, after] = [this.#gathered, this.#toldUpTo];
    this.#gathered = [];
    this.#toldUpTo = this.#heardUpTo;
    this.#listener.onEvents(events, after, this.#toldUpTo);
  }
}
