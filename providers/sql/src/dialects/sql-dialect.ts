import type { Connection } from "baram";
import type { SqlSyntax } from "../statements/sql-syntax.ts";

/** A row, its values in the order of the columns. */
export type SqlRow = unknown[];

/** Values for the parameters of a statement: a list by position, an object by name. */
export type SqlParameters = readonly unknown[] | Readonly<Record<string, unknown>>;

/** What a statement came to. */
export interface SqlResult {
  /** The names of the columns; empty for a statement that gives no rows. */
  readonly columns: readonly string[];
  readonly rows: SqlRow[];
  /** How many rows the statement has changed, or given. */
  readonly rowCount: number;
}

/** An open connection to a database. It belongs to whoever opened it. */
export interface SqlSession {
  /** Runs one statement to its end. */
  query(sql: string, parameters?: SqlParameters | null): Promise<SqlResult>;
  /** Runs one query and gives its rows in pieces of at most so many, so that a large result never is in memory. */
  stream(sql: string, parameters: SqlParameters | null, batchSize: number): AsyncIterable<readonly SqlRow[]>;
  close(): Promise<void>;
}

/** Rows to insert with one statement. */
export interface InsertShape {
  /** As it stands in SQL, a schema and quotes included. */
  readonly table: string;
  /** As they stand in SQL; empty for all columns in the table's own order. */
  readonly columns: readonly string[];
  readonly valuesPerRow: number;
  readonly rowCount: number;
  /** The columns of the unique index by which a row that exists already is replaced; empty to insert only. */
  readonly replaceIndex: readonly string[];
}

/**
 * A kind of database: all that hooks and operators need to know of it.
 *
 * A provider of a further database exports its dialect as `sqlDialect`; it is found by the connection's type.
 */
export interface SqlDialect {
  /** The connection types that lead to such databases. */
  readonly connectionTypes: readonly string[];
  readonly syntax: SqlSyntax;
  /** How many values a single statement may have. */
  readonly parametersMaximum: number;
  /** @param database the database to open in place of the connection's own; `null` for that. */
  open(connection: Connection, database: string | null): Promise<SqlSession>;
  /** The statement that inserts rows, whose values are all its parameters, row after row. */
  insertStatement(shape: InsertShape): string;
}
