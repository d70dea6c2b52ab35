import { laterCursor, leadsOn } from "./event-cursor.ts";
import type { LiveEvent } from "./live-event.ts";
import { type LiveListener, type LiveStatus, LiveStream } from "./live-stream.ts";

/** With the address, since one host may serve several installations. */
const NAME = "baram-live";

/** What the tab that holds the stream tells the others, and what they ask of it. Cursors say from where to where. */
type ChannelMessage =
  | {
      readonly kind: "events";
      readonly events: readonly LiveEvent[];
      readonly after: string;
      readonly upTo: string;
    }
  | { readonly kind: "status"; readonly status: LiveStatus; readonly upTo: string }
  | { readonly kind: "gap"; readonly upTo: string }
  | { readonly kind: "tell-status" }
  | { readonly kind: "retry" };

/** A started stream. */
export interface RunningStream {
  readonly stop: () => void;
  readonly retryNow: () => void;
}

/**
 * One event stream for all tabs of this browser.
 *
 * The tab that gets the lock opens the stream and passes on what it hears; when it is closed, the lock
 * goes to another tab, which follows from where it was told last. A browser offers locks only on
 * secure addresses; elsewhere each tab opens its own stream.
 *
 * @param cursor behind which this tab is told everything.
 */
export function startBrowserLiveStream(
  addressAfter: (cursor: string) => string,
  cursor: string,
  listener: LiveListener,
): RunningStream {
  if (!("locks" in navigator)) {
    const stream = new LiveStream(addressAfter, cursor, listener);
    stream.start();
    return { stop: () => stream.stop(), retryNow: () => stream.retryNow() };
  }
  const name = `${NAME} ${addressAfter("")}`;
  const channel = new BroadcastChannel(name);
  const leaving = new AbortController();
  const follower = new FollowingTab(cursor, listener);
  let own: LiveStream | null = null;
  let status: LiveStatus = { kind: "connecting" };
  let toldUpTo = cursor;
  const tell = (message: ChannelMessage) => channel.postMessage(message);
  channel.addEventListener("message", (event: MessageEvent<ChannelMessage>) => {
    if (own === null) follower.hear(event.data);
    else if (event.data.kind === "tell-status") tell({ kind: "status", status, upTo: toldUpTo });
    else if (event.data.kind === "retry") own.retryNow();
  });
  const lead = () => {
    toldUpTo = follower.cursor;
    own = new LiveStream(addressAfter, toldUpTo, {
      onEvents: (events, after, upTo) => {
        toldUpTo = upTo;
        listener.onEvents(events, after, upTo);
        tell({ kind: "events", events, after, upTo });
      },
      onStatus: (next) => {
        status = next;
        listener.onStatus(next);
        tell({ kind: "status", status: next, upTo: toldUpTo });
      },
      onGap: (upTo) => {
        toldUpTo = upTo;
        listener.onGap(upTo);
        tell({ kind: "gap", upTo });
      },
    });
    own.start();
    return new Promise<void>((resolve) => leaving.signal.addEventListener("abort", () => resolve()));
  };
  navigator.locks.request(name, { signal: leaving.signal }, lead).catch(() => {
    // The only refusal is our own leaving while still waiting for the lock.
  });
  tell({ kind: "tell-status" });
  return {
    stop: () => {
      leaving.abort();
      own?.stop();
      channel.close();
    },
    retryNow: () => (own === null ? tell({ kind: "retry" }) : own.retryNow()),
  };
}

/** A tab that is told by another one, and notices when what it is told does not join what it knows. */
export class FollowingTab {
  #cursor: string;
  readonly #listener: LiveListener;

  constructor(cursor: string, listener: LiveListener) {
    this.#cursor = cursor;
    this.#listener = listener;
  }

  /** Up to where this tab knows everything. */
  get cursor(): string {
    return this.#cursor;
  }

  hear(message: ChannelMessage): void {
    switch (message.kind) {
      case "events":
        if (leadsOn(this.#cursor, message.after)) this.#listener.onEvents(message.events, message.after, message.upTo);
        else this.#listener.onGap(message.upTo);
        this.#cursor = laterCursor(this.#cursor, message.upTo);
        return;
      case "status":
        // What the other tab was told before this one began to listen is not told again.
        if (!leadsOn(this.#cursor, message.upTo)) this.#listener.onGap(message.upTo);
        this.#cursor = laterCursor(this.#cursor, message.upTo);
        this.#listener.onStatus(message.status);
        return;
      case "gap":
        this.#cursor = message.upTo;
        this.#listener.onGap(message.upTo);
        return;
      case "tell-status":
      case "retry":
    }
  }
}
