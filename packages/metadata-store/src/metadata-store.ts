import { invariant, type ListenerEvent } from "@baram/domain";
import { CamelCasePlugin, type DatabaseConnection, Kysely, type Transaction } from "kysely";
import type { Dialect, OpenDialect } from "./dialect/dialect.ts";
import { postgresDialect } from "./dialect/postgres-dialect.ts";
import { sqliteDialect } from "./dialect/sqlite-dialect.ts";
import { insertListenerEvents } from "./listeners/insert-listener-events.ts";
import type { ChangeListener, MetadataChange } from "./metadata-change.ts";
import {
  knownMigrations,
  listAppliedMigrations,
  type MigrationOutcome,
  migrateDatabase,
  pendingMigrations,
} from "./migrations/migrate.ts";
import { type RenderedMigration, renderMigrations } from "./migrations/render-migrations.ts";
import { SerializedDagCache } from "./serialized-dags/serialized-dag-cache.ts";
import type { MetadataDatabase } from "./tables/metadata-database.ts";
import type { CommittedTransition, TransitionObserver } from "./transitions/committed-transition.ts";

/** A writing transaction with the dialect it speaks. Handed to every function that writes. */
export interface MetadataTransaction extends Transaction<MetadataDatabase> {}

/** Reads what is committed. */
export type MetadataReader = Kysely<MetadataDatabase>;

/** Which database: `sqlite:<path>`, `sqlite::memory:` or `postgres://…`. */
export interface MetadataStoreOptions {
  readonly url: string;
  /** SQLite only: every commit waits for the disk. A crash of the machine, not of the process, is what it guards against. */
  readonly isDurable?: boolean;
  /** PostgreSQL only. Defaults to 8. */
  readonly connectionsMaximum?: number;
  /**
   * PostgreSQL only. How long a transaction may be left open without a word before the server undoes it, so that others do
   * not wait for a process that stands still; to that one its connection is lost. Defaults to 30.
   */
  readonly openTransactionSecondsMaximum?: number;
  /** Whether what listeners hear of is written down with what happened. Defaults to `false`. */
  readonly hasListeners?: boolean;
}

/** How often a transaction is begun that gets into the way of others each time. */
const TRIES_MAXIMUM = 5;

/** After as long a scheduler of another machine counts as gone; what it held is free by then. */
const OPEN_TRANSACTION_SECONDS_MAXIMUM = 30;

/** What belongs to a transaction beside its connection. */
interface TransactionState {
  readonly connection: DatabaseConnection;
  readonly dialect: Dialect;
  readonly changes: MetadataChange[];
  /** What listeners are told of; `null` where there are none. */
  readonly listenerEvents: ListenerEvent[] | null;
  /** What observers hear of with the commit; `null` where there are none. */
  readonly transitions: CommittedTransition[] | null;
  readonly serializedDags: SerializedDagCache;
  /** Writes that travel with the commit. */
  readonly lastWrites: Promise<unknown>[];
}

const STATES = new WeakMap<object, TransactionState>();
const DIALECTS_OF_READERS = new WeakMap<object, Dialect>();

function stateOf(transaction: MetadataTransaction): TransactionState {
  const state = STATES.get(transaction);
  invariant(state !== undefined, "A transaction must come from MetadataStore.transaction.");
  return state;
}

/** Notes what a transaction changes; listeners hear of it once, and only if, the transaction commits. */
export function noteChange(transaction: MetadataTransaction, change: MetadataChange): void {
  stateOf(transaction).changes.push(change);
}

/** What listeners are told of by this transaction, to be added to; `null` where nobody listens. */
export function listenerEventsOf(transaction: MetadataTransaction): ListenerEvent[] | null {
  return stateOf(transaction).listenerEvents;
}

/** Notes a transition for those who measure; does nothing where nobody does. Nothing of it is written. */
export function noteTransition(transaction: MetadataTransaction, transition: CommittedTransition): void {
  stateOf(transaction).transitions?.push(transition);
}

/** The dialect that a transaction speaks, or a store's reader. */
export function dialectOf(database: MetadataReader): Dialect {
  const dialect = DIALECTS_OF_READERS.get(database) ?? STATES.get(database)?.dialect;
  invariant(dialect !== undefined, "What is queried must be a transaction of a MetadataStore, or its reader.");
  return dialect;
}

/** The connection of a transaction, for queries that are already compiled. */
export function connectionOf(transaction: MetadataTransaction): DatabaseConnection {
  return stateOf(transaction).connection;
}

/**
 * Lets a write travel with the commit where the database undoes a transaction when a statement of it fails: what is lost
 * by it is only that the caller learns of the failure by the end of the transaction. Elsewhere it is awaited here.
 *
 * Only for rows that this transaction has locked, or has made: that one of them is not as it was read is then a bug, and is
 * found when the others have been written.
 */
export async function leaveToCommit(transaction: MetadataTransaction, write: Promise<unknown>): Promise<void> {
  const { dialect, lastWrites } = stateOf(transaction);
  if (!dialect.failureAborts) {
    await write;
    return;
  }
  // Awaited after the commit; until then nobody looks at it.
  write.catch(() => undefined);
  lastWrites.push(write);
}

/**
 * Has the writes that `send` begins at once travel together, on PostgreSQL as one statement.
 *
 * They must have nothing to do with one another: no row may be changed by two of them, and none sees what another does.
 */
export function writeTogether<Result>(transaction: MetadataTransaction, send: () => Result): Result {
  const { dialect, connection } = stateOf(transaction);
  return dialect.writeTogether(connection, send);
}

/** The Dags of versions, kept in memory: a version never changes. */
export function serializedDagsOf(transaction: MetadataTransaction): SerializedDagCache {
  return stateOf(transaction).serializedDags;
}

/** The metadata database of one process. */
export class MetadataStore {
  readonly dialect: Dialect;
  /** For reads outside a transaction. */
  readonly reader: MetadataReader;
  readonly #open: OpenDialect;
  readonly #hasListeners: boolean;
  readonly #writer: Kysely<MetadataDatabase>;
  readonly #listeners = new Set<ChangeListener>();
  readonly #ownListeners = new Set<ChangeListener>();
  readonly #observers = new Set<TransitionObserver>();
  #stopListening: (() => void) | null = null;
  /** For reads outside a transaction, too. */
  readonly serializedDags: SerializedDagCache;

  constructor(options: MetadataStoreOptions) {
    this.#open = dialectFor(options);
    this.dialect = this.#open;
    this.serializedDags = new SerializedDagCache(this.dialect);
    this.#hasListeners = options.hasListeners ?? false;
    this.reader = new Kysely({ dialect: this.#open.reader, plugins: [new CamelCasePlugin()] });
    DIALECTS_OF_READERS.set(this.reader, this.dialect);
    this.#writer = new Kysely({ dialect: this.#open.writer, plugins: [new CamelCasePlugin()] });
  }

  /**
   * Runs `body` in one writing transaction: all of it is committed, or, when it throws, none.
   *
   * Where PostgreSQL refuses it because of another transaction, it is carried out again from its beginning: `body` may do
   * nothing but read and write through its transaction. On SQLite transactions of this process line up one after another.
   */
  async transaction<Result>(body: (transaction: MetadataTransaction) => Promise<Result>): Promise<Result> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.#transactOnce(body);
      } catch (error) {
        if (tries >= TRIES_MAXIMUM || !this.#open.isRefusedForAnother(error)) throw error;
      }
    }
  }

  async #transactOnce<Result>(body: (transaction: MetadataTransaction) => Promise<Result>): Promise<Result> {
    const changes: MetadataChange[] = [];
    const lastWrites: Promise<unknown>[] = [];
    const listenerEvents: ListenerEvent[] | null = this.#hasListeners ? [] : null;
    const transitions: CommittedTransition[] | null = this.#observers.size > 0 ? [] : null;
    const { dialect, serializedDags } = this;
    const transacted = this.#writer.transaction().execute(async (transaction) => {
      const connection = await transaction.getExecutor().provideConnection(async (given) => given);
      STATES.set(transaction, {
        connection,
        dialect,
        changes,
        listenerEvents,
        transitions,
        serializedDags,
        lastWrites,
      });
      const result = await body(transaction);
      if (listenerEvents !== null && listenerEvents.length > 0) {
        await insertListenerEvents(transaction, listenerEvents);
        changes.push({ kind: "listenerEvent" });
      }
      return result;
    });
    await Promise.allSettled([transacted]);
    // What failed on the way to the commit is why there was none.
    await Promise.all(lastWrites);
    const result = await transacted;
    if (transitions !== null && transitions.length > 0) {
      for (const observer of this.#observers) observer(transitions);
    }
    if (changes.length > 0) {
      this.#tell(changes);
      for (const listener of this.#ownListeners) listener(changes);
      this.#open.changeExchange?.publish(changes);
    }
    return result;
  }

  /**
   * Hears of what this process commits, and where several processes share the database of what they do, too.
   *
   * @returns the function that ends the subscription.
   */
  subscribe(listener: ChangeListener): () => void {
    this.#listeners.add(listener);
    this.#stopListening ??= this.#open.changeExchange?.listen((changes) => this.#tell(changes)) ?? null;
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      this.#stopListening?.();
      this.#stopListening = null;
    };
  }

  /**
   * Hears of what this process commits, and of nothing else: each change is heard in one process.
   *
   * @returns the function that ends the subscription.
   */
  subscribeToOwn(listener: ChangeListener): () => void {
    this.#ownListeners.add(listener);
    return () => this.#ownListeners.delete(listener);
  }

  /**
   * Hears of each transition that this process commits, with all that is known of what moved: for measuring, never for
   * deciding. Costs no statement.
   *
   * @returns the function that ends it.
   */
  observeTransitions(observer: TransitionObserver): () => void {
    this.#observers.add(observer);
    return () => this.#observers.delete(observer);
  }

  /** Brings the schema to this version, or to the migration `last`. */
  migrate(last?: string): Promise<MigrationOutcome> {
    return migrateDatabase(this.#open, last);
  }

  /** Every migration that this version knows, in order. */
  get knownMigrations(): readonly string[] {
    return knownMigrations(this.#open);
  }

  /** The migrations that the database has, in order. */
  appliedMigrations(): Promise<readonly string[]> {
    return listAppliedMigrations(this.#open);
  }

  /** The statements of migrations, without sending any. */
  renderMigrations(names: readonly string[]): Promise<readonly RenderedMigration[]> {
    return renderMigrations(this.#open, names);
  }

  pendingMigrations(): Promise<readonly string[]> {
    return pendingMigrations(this.#open);
  }

  /** Whether an error says that the database could not be reached or had no room, whatever it was asked. */
  isUnreachable(error: unknown): boolean {
    return this.#open.isUnreachable(error);
  }

  async close(): Promise<void> {
    await this.#open.changeExchange?.close();
    await this.#writer.destroy();
    await this.reader.destroy();
    this.#open.close();
  }

  #tell(changes: readonly MetadataChange[]): void {
    for (const listener of this.#listeners) listener(changes);
  }
}

function dialectFor(options: MetadataStoreOptions): OpenDialect {
  if (options.url.startsWith("sqlite:")) {
    return sqliteDialect({ path: options.url.slice("sqlite:".length), isDurable: options.isDurable ?? false });
  }
  return postgresDialect({
    url: options.url,
    connectionsMaximum: options.connectionsMaximum ?? 8,
    openTransactionSecondsMaximum: options.openTransactionSecondsMaximum ?? OPEN_TRANSACTION_SECONDS_MAXIMUM,
  });
}
