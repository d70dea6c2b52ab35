import { Client, type Notification } from "pg";
import type { ChangeListener, MetadataChange } from "../metadata-change.ts";
import type { ChangeExchange } from "./change-exchange.ts";
import { PendingChanges, readPayload } from "./pending-changes.ts";

const CHANNEL = "baram_changes";
/** What is published within this time after a notification travels with the next one. */
const GATHERING_MILLISECONDS = 20;
const RECONNECT_MILLISECONDS_MINIMUM = 100;
const RECONNECT_MILLISECONDS_MAXIMUM = 5000;

/** What a process says that has begun to listen, and what the others answer. */
const GREETING = "hello";
const ANSWER = "here";

const EVERYTHING: readonly MetadataChange[] = [{ kind: "everything" }];

/**
 * Exchanges changes by LISTEN and NOTIFY, on a connection of its own that is opened when it is first needed.
 *
 * Nothing is notified within the transactions themselves: PostgreSQL lets those that notify commit only one after
 * another, and would wake every listener for every task. The first change after a quiet moment goes out at once; those
 * that follow are put together.
 *
 * A process that listens and has heard of no other keeps its changes to itself. Whoever begins to listen greets the
 * others: each then looks at everything, since what was done before the two knew of one another was told to nobody.
 */
export class PostgresChangeExchange implements ChangeExchange {
  readonly #url: string;
  readonly #pending = new PendingChanges();
  readonly #listeners = new Set<ChangeListener>();
  #client: Client | null = null;
  #isBeginning = false;
  #connecting: Promise<void> | null = null;
  #isListening = false;
  /** Whether it has heard of another process. Never forgotten: to tell nobody costs little. */
  #hasOthers = false;
  #isGathering = false;
  #isClosed = false;
  #sending: Promise<void> = Promise.resolve();
  #reconnectMilliseconds = RECONNECT_MILLISECONDS_MINIMUM;

  constructor(url: string) {
    this.#url = url;
  }

  publish(changes: readonly MetadataChange[]): void {
    if (this.#isListening && !this.#hasOthers) return;
    this.#pending.add(changes);
    if (!this.#isGathering) this.#send();
  }

  listen(listener: ChangeListener): () => void {
    this.#listeners.add(listener);
    if (this.#isListening) listener(EVERYTHING);
    else if (this.#client !== null) void this.#beginListening(this.#client);
    else this.#connect();
    return () => this.#listeners.delete(listener);
  }

  async close(): Promise<void> {
    this.#listeners.clear();
    await this.#connecting;
    this.#sendNow();
    await this.#sending;
    this.#isClosed = true;
    await this.#client?.end().catch(() => undefined);
    this.#client = null;
  }

  #send(): void {
    this.#isGathering = true;
    setTimeout(() => {
      this.#isGathering = false;
      if (!this.#pending.isEmpty) this.#send();
    }, GATHERING_MILLISECONDS).unref();
    this.#sendNow();
  }

  #sendNow(): void {
    const client = this.#client;
    if (this.#pending.isEmpty) return;
    if (client === null) {
      this.#connect();
      return;
    }
    for (const payload of this.#pending.take()) this.#notify(client, payload);
  }

  /** One after another. A connection that breaks says so by its end as well. */
  #notify(client: Client, payload: string): void {
    const text = "select pg_notify($1, $2)";
    this.#sending = this.#sending
      .then(() => client.query({ name: "notify", text, values: [CHANNEL, payload] }))
      .then(
        () => undefined,
        () => this.#pending.addEverything(),
      );
  }

  #connect(): void {
    if (this.#isClosed || this.#connecting !== null) return;
    this.#connecting = this.#open().then(
      () => {
        this.#connecting = null;
        this.#reconnectMilliseconds = RECONNECT_MILLISECONDS_MINIMUM;
        this.#sendNow();
      },
      () => {
        this.#connecting = null;
        this.#connectLater();
      },
    );
  }

  async #open(): Promise<void> {
    // A peer that is gone without a word is noticed by the kernel.
    const client = new Client({ connectionString: this.#url, keepAlive: true, application_name: "baram changes" });
    client.on("error", () => undefined);
    client.on("end", () => this.#lose(client));
    client.on("notification", (notification) => this.#hear(client, notification));
    await client.connect();
    this.#client = client;
    if (this.#listeners.size > 0) await this.#beginListening(client);
  }

  async #beginListening(client: Client): Promise<void> {
    if (this.#isBeginning) return;
    this.#isBeginning = true;
    try {
      const listening = this.#sending.then(() => client.query(`listen ${CHANNEL}`));
      this.#sending = listening.then(
        () => undefined,
        () => undefined,
      );
      await listening;
      this.#notify(client, GREETING);
      await this.#sending;
      // Lost again by now, it is begun again on the next connection.
      if (this.#client !== client) return;
      this.#isListening = true;
      // What was published before was for others.
      this.#tell(EVERYTHING);
    } catch {
      // Begun again on the next connection.
      await client.end();
    } finally {
      this.#isBeginning = false;
    }
  }

  #lose(client: Client): void {
    if (this.#client !== client) return;
    this.#client = null;
    this.#isListening = false;
    if (!this.#pending.isEmpty || this.#listeners.size > 0) this.#connectLater();
  }

  #connectLater(): void {
    if (this.#isClosed) return;
    setTimeout(() => this.#connect(), this.#reconnectMilliseconds).unref();
    this.#reconnectMilliseconds = Math.min(2 * this.#reconnectMilliseconds, RECONNECT_MILLISECONDS_MAXIMUM);
  }

  #hear(client: Client, { processId, payload }: Notification): void {
    if (payload === undefined || processId === processIdOf(client)) return;
    const wasAlone = !this.#hasOthers;
    this.#hasOthers = true;
    // Until now it kept its changes to itself.
    if (wasAlone) this.publish(EVERYTHING);
    if (payload === GREETING) {
      this.#tell(EVERYTHING);
      if (!wasAlone) this.#notify(client, ANSWER);
    } else if (payload !== ANSWER && this.#listeners.size > 0) {
      this.#tell(readPayload(payload));
    }
  }

  #tell(changes: readonly MetadataChange[]): void {
    for (const listener of this.#listeners) listener(changes);
  }
}

/** By which PostgreSQL names the connection in what it notifies. */
function processIdOf(client: Client): number | null {
  return (client as unknown as { readonly processID: number | null }).processID;
}
