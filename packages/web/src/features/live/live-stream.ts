import { LIVE_EVENT_NAMES, type LiveEvent, parseLiveEvent } from "./live-event.ts";

/** Whether what is on the screen is the present. Moments are milliseconds since the epoch. */
export type LiveStatus =
  | { readonly kind: "connecting" }
  | { readonly kind: "live" }
  | { readonly kind: "lost"; readonly since: number; readonly nextTryAt: number };

/** Who is told by a stream. */
export interface LiveListener {
  /** In the order in which the server told them, gathered for a moment so that one repaint shows many. */
  readonly onEvents: (events: readonly LiveEvent[]) => void;
  readonly onStatus: (status: LiveStatus) => void;
  /** Changes may have been missed: what was read before must be read again. */
  readonly onGap: () => void;
}

const GATHER_MILLISECONDS = 60;
/** The server pings every 15 s; silence beyond this means that the connection is dead without saying so. */
const SILENCE_MILLISECONDS = 40_000;
const RETRY_MILLISECONDS = [1000, 2000, 5000, 10_000] as const;

/** The event stream of the server, connected again for as long as it is started. */
export class LiveStream {
  readonly #address: string;
  readonly #listener: LiveListener;
  #source: EventSource | null = null;
  #gathered: LiveEvent[] = [];
  #gatherTimer: ReturnType<typeof setTimeout> | null = null;
  #silenceTimer: ReturnType<typeof setTimeout> | null = null;
  #retryTimer: ReturnType<typeof setTimeout> | null = null;
  #lastHeardAt = 0;
  #failures = 0;

  constructor(address: string, listener: LiveListener) {
    this.#address = address;
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
    const source = new EventSource(this.#address);
    this.#source = source;
    source.addEventListener("open", () => this.#opened());
    source.addEventListener("error", () => this.#lost());
    source.addEventListener("ping", () => this.#heard());
    // The server itself did not hear of everything one by one.
    source.addEventListener("gap", () => {
      this.#heard();
      this.#listener.onGap();
    });
    for (const name of LIVE_EVENT_NAMES) {
      source.addEventListener(name, (event: MessageEvent<string>) => {
        this.#heard();
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
    // The first time, too: what a page has read before the stream was open may have changed since.
    this.#listener.onGap();
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
    this.#gatherTimer ??= setTimeout(() => {
      const events = this.#gathered;
      this.#gathered = [];
      this.#gatherTimer = null;
      this.#listener.onEvents(events);
    }, GATHER_MILLISECONDS);
  }
}
