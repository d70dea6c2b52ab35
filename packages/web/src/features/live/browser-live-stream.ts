import type { LiveEvent } from "./live-event.ts";
import { type LiveListener, type LiveStatus, LiveStream } from "./live-stream.ts";

/** With the address, since one host may serve several installations. */
const NAME = "baram-live";

/** What the tab that holds the stream tells the others, and what they ask of it. */
type ChannelMessage =
  | { readonly kind: "events"; readonly events: readonly LiveEvent[] }
  | { readonly kind: "status"; readonly status: LiveStatus }
  | { readonly kind: "gap" }
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
 * goes to another tab, which has to read again what it may have missed. A browser offers locks only on
 * secure addresses; elsewhere each tab opens its own stream.
 */
export function startBrowserLiveStream(address: string, listener: LiveListener): RunningStream {
  if (!("locks" in navigator)) {
    const stream = new LiveStream(address, listener);
    stream.start();
    return { stop: () => stream.stop(), retryNow: () => stream.retryNow() };
  }
  const name = `${NAME} ${address}`;
  const channel = new BroadcastChannel(name);
  const leaving = new AbortController();
  let own: LiveStream | null = null;
  let status: LiveStatus = { kind: "connecting" };
  let hasFollowed = false;

  const tell = (message: ChannelMessage) => channel.postMessage(message);
  channel.addEventListener("message", (event: MessageEvent<ChannelMessage>) => {
    if (own === null) {
      hasFollowed = true;
      follow(event.data, listener);
    } else if (event.data.kind === "tell-status") tell({ kind: "status", status });
    else if (event.data.kind === "retry") own.retryNow();
  });

  const lead = () => {
    if (hasFollowed) listener.onGap();
    own = new LiveStream(address, {
      onEvents: (events) => {
        listener.onEvents(events);
        tell({ kind: "events", events });
      },
      onStatus: (next) => {
        status = next;
        listener.onStatus(next);
        tell({ kind: "status", status: next });
      },
      onGap: () => {
        listener.onGap();
        tell({ kind: "gap" });
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

function follow(message: ChannelMessage, listener: LiveListener): void {
  if (message.kind === "events") listener.onEvents(message.events);
  else if (message.kind === "status") listener.onStatus(message.status);
  else if (message.kind === "gap") listener.onGap();
}
