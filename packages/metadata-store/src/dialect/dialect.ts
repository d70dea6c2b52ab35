import type { AliasedRawBuilder, DatabaseConnection, Dialect as KyselyDialect, RawBuilder } from "kysely";
import type { ChangeExchange } from "./change-exchange.ts";

/** The column types that differ, as SQL. */
export interface ColumnTypes {
  /** A primary key that the database hands out, growing. */
  readonly id: string;
  readonly instant: string;
  readonly json: string;
}

/** How a column of {@link Dialect.rows} is typed. */
export type RowColumnType = "integer" | "text";

/** How a column is typed that is stored from such rows. JSON is given as text. */
export type StoredColumnType = RowColumnType | "json";

/** As what a stored column is given. */
export function rowColumnType(type: StoredColumnType): RowColumnType {
  return type === "integer" ? "integer" : "text";
}

/** The whole difference between the two databases; every query is written once, over this. */
export interface Dialect {
  readonly name: "sqlite" | "postgres";
  /**
   * Whether a claim has to lock the rows it reads. SQLite admits one writer at a time, and a writing transaction
   * begins as one (`BEGIN IMMEDIATE`), so there the transaction itself is the lock.
   */
  readonly locksRows: boolean;
  /** Whether a statement that fails undoes its transaction, whatever is sent after it, a commit included. */
  readonly failureAborts: boolean;
  readonly columnTypes: ColumnTypes;
  /** What follows a text, in SQL, that is to become a value of a JSON column; empty where JSON is text. */
  readonly jsonCast: string;
  /**
   * Given rows as a table, sent as one parameter, a JSON list: the statement's text is the same for one row and for a
   * thousand, so it is prepared once.
   */
  rows<Row extends object, Alias extends string>(
    alias: Alias,
    columns: Readonly<Record<keyof Row & string, RowColumnType>>,
    json: string,
  ): AliasedRawBuilder<Row, Alias>;
  /**
   * The rows of a group as one JSON text: a list, in the order of a column, of lists with these columns' values. Thousands of
   * small rows are read several times as fast that way.
   */
  jsonOfGroup(columns: readonly string[], orderBy: string): RawBuilder<string>;
  /**
   * A column for a condition by which rows are passed by while an index is walked along another: computed where the planner
   * would else take a value for rare, and sort all rows that have it.
   */
  passingBy(column: RawBuilder<string>): RawBuilder<string>;
  /** Has the writes that `send` begins at once travel as one statement, where statements cost their way to the server. */
  writeTogether<Result>(connection: DatabaseConnection, send: () => Result): Result;
}

/** A dialect with what opens its connections. Only the store sees this. */
export interface OpenDialect extends Dialect {
  /** For writing transactions. */
  readonly writer: KyselyDialect;
  /** For reads outside a transaction; they see what is committed and never wait for a writer. */
  readonly reader: KyselyDialect;
  /** How other processes hear of changes; `null` where this process alone uses the database. */
  readonly changeExchange: ChangeExchange | null;
  /** Whether a transaction failed only because of what another did at the same time. */
  isRefusedForAnother(error: unknown): boolean;
  /** Whether an error says that the database could not be reached or had no room, whatever it was asked. */
  isUnreachable(error: unknown): boolean;
  /** Ends what outlives the connections of both: a database in memory. */
  close(): void;
}

/** `retryAt` → `retry_at`, as Kysely's camel-case plugin writes it. */
export function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** `retry_at` → `retryAt`. */
export function camelCase(name: string): string {
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
