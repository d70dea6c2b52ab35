/** One server-sent event as a browser gets it. */
export interface ReceivedEvent {
  readonly event: string;
  readonly data: Record<string, unknown>;
  readonly id?: string;
}

/** Reads server-sent events over a real connection, one after another. */
export class EventReader {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  readonly #decoder = new TextDecoder();
  #text = "";

  private constructor(reader: ReadableStreamDefaultReader<Uint8Array>) {
    this.#reader = reader;
  }

  static async open(url: string, headers: Readonly<Record<string, string>>): Promise<EventReader> {
    const response = await fetch(url, { headers });
    if (response.body === null || !response.ok) throw new Error(`The stream was refused: ${response.status}.`);
    return new EventReader(response.body.getReader());
  }

  /** The next event; `null` after the end. */
  async next(): Promise<ReceivedEvent | null> {
    for (;;) {
      const end = this.#text.indexOf("\n\n");
      if (end !== -1) {
        const [event = "", data = "", id] = this.#text.slice(0, end).split("\n");
        this.#text = this.#text.slice(end + 2);
        // A comment, which is no event.
        if (event.startsWith(":")) continue;
        return {
          event: event.slice("event: ".length),
          data: JSON.parse(data.slice("data: ".length)),
          ...(id === undefined ? {} : { id: id.slice("id: ".length) }),
        };
      }
      const { done, value } = await this.#reader.read();
      if (done) return null;
      this.#text += this.#decoder.decode(value, { stream: true });
    }
  }

  /** Reads on until an event is as wanted. */
  async until(isWanted: (event: ReceivedEvent) => boolean): Promise<ReceivedEvent> {
    for (;;) {
      const event = await this.next();
      if (event === null) throw new Error("The stream ended before the event came.");
      if (isWanted(event)) return event;
    }
  }

  close(): Promise<void> {
    return this.#reader.cancel();
  }
}
