/** As many as a busy scheduler causes in about a second; to replay more would cost a browser as much as reading its page. */
const KEPT_MINIMUM = 2000;

/** One event as browsers get it. */
export interface LiveEvent {
  /** Its place in the stream: whoever has it asks for what came after it. */
  readonly cursor: string;
  readonly name: string;
  readonly json: string;
  /** Whose event it is; `null` is everybody's. */
  readonly dagId: string | null;
}

/**
 * The last events of a stream, for whoever begins to follow a moment after having read.
 *
 * A cursor is the name of the stream with the number of its last event: those of another process, or of a time before
 * one in which nobody listened, are told apart by the name.
 */
export class RecentEvents {
  readonly #name: string;
  #last = 0;
  #kept: LiveEvent[] = [];

  constructor(name: string) {
    this.#name = name;
  }

  /** The place behind the last event. */
  get cursor(): string {
    return `${this.#name}-${this.#last}`;
  }

  add(event: Omit<LiveEvent, "cursor">): LiveEvent {
    this.#last += 1;
    const added = { ...event, cursor: this.cursor };
    // Cut rarely, so that an event does not cost a copy of all.
    if (this.#kept.length >= 2 * KEPT_MINIMUM) this.#kept = this.#kept.slice(-KEPT_MINIMUM + 1);
    this.#kept.push(added);
    return added;
  }

  /** Everything behind a cursor, in order; `null` when nobody knows any more what that was. */
  after(cursor: string): readonly LiveEvent[] | null {
    const [, name, number] = /^(.*)-(\d{1,15})$/.exec(cursor) ?? [];
    if (name !== this.#name) return null;
    const missed = this.#last - Number(number);
    if (missed < 0 || missed > this.#kept.length) return null;
    return this.#kept.slice(this.#kept.length - missed);
  }
}
