import type { ServerResponse } from "node:http";

const PING_MILLISECONDS = 15_000;
/** A browser that reads no more than this behind is let go: it reconnects and reads everything again. */
const BACKLOG_BYTES_MAXIMUM = 4 * 1024 * 1024;

/** Server-sent events to one browser. */
export class EventStream {
  readonly #response: ServerResponse;
  readonly #ping: NodeJS.Timeout;
  readonly #closeListeners: (() => void)[] = [];
  #isClosed = false;

  /** Sends the headers, and a comment, at once. */
  constructor(response: ServerResponse, headers: Readonly<Record<string, string>>) {
    this.#response = response;
    response.writeHead(200, {
      ...headers,
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store",
      // Proxies such as nginx would hold events back to fill a buffer.
      "x-accel-buffering": "no",
    });
    // A proxy may keep the headers until there is something of the body: with this comment the stream is open at once.
    response.write(": open\n\n");
    response.on("close", () => this.close());
    this.#ping = setInterval(() => this.send("ping", {}), PING_MILLISECONDS).unref();
  }

  /** Sends one event. Nothing happens after the end. */
  send(event: string, data: unknown): void {
    this.sendText(event, JSON.stringify(data));
  }

  /** Like {@link EventStream.send}, for data that is JSON already: one text goes to many browsers. */
  sendText(event: string, json: string, id?: string): void {
    if (this.#isClosed) return;
    this.#response.write(`event: ${event}\ndata: ${json}\n${id === undefined ? "" : `id: ${id}\n`}\n`);
    if (this.#response.writableLength > BACKLOG_BYTES_MAXIMUM) this.close();
  }

  /** Waits until the browser has read what was sent, or has left. */
  async drained(): Promise<void> {
    if (this.#isClosed || !this.#response.writableNeedDrain) return;
    await new Promise<void>((resolve) => {
      this.#response.once("drain", resolve);
      this.#response.once("close", resolve);
    });
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** Calls once, when the browser leaves or the stream is closed here. */
  onClose(listener: () => void): void {
    if (this.#isClosed) listener();
    else this.#closeListeners.push(listener);
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    clearInterval(this.#ping);
    this.#response.end();
    for (const listener of this.#closeListeners) listener();
  }
}
