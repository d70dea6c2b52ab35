import { type Connection, getConnection } from "baram";
import { findDialect } from "../dialects/find-dialect.ts";
import type { SqlDialect, SqlParameters, SqlRow, SqlSession } from "../dialects/sql-dialect.ts";
import { splitStatements } from "../statements/split-statements.ts";
import { type InsertOptions, insertRows } from "./insert-rows.ts";
import { fetchAll, fetchOne, type SqlHandler } from "./result-handlers.ts";

/** Which database a hook talks to. */
export interface SqlHookOptions {
  /** The id of a connection, or a connection. */
  readonly connectionId: string | Connection;
  /** The database to use in place of the connection's; for SQLite the path of a file. */
  readonly database?: string | null;
  /** How the database is spoken to. Defaults to what the connection's type says. */
  readonly dialect?: SqlDialect;
}

/** How statements are run. */
export interface RunOptions<Result = SqlRow[] | null> {
  /** The values of the statement's parameters, in the driver's own style; each of several statements is given them. */
  readonly parameters?: SqlParameters | null;
  /** Every statement is a transaction of its own. Defaults to `false`: one commit after all of them. */
  readonly autocommit?: boolean;
  /** Makes the result. Defaults to all rows; `null` gives nothing. */
  readonly handler?: SqlHandler<Result> | null;
  /** Takes a text apart into its statements. Defaults to `false`. */
  readonly splitStatements?: boolean;
  /** Gives the result of the last statement of a text that was taken apart, and not a list. Defaults to `true`. */
  readonly returnLast?: boolean;
}

/** How a large result is read. */
export interface StreamOptions {
  readonly parameters?: SqlParameters | null;
  /** How many rows are in memory at once. Defaults to 1000. */
  readonly batchSize?: number;
}

/** There is nothing to run. */
export class NoStatementsError extends Error {
  override readonly name = "NoStatementsError";

  constructor() {
    super("List of SQL statements is empty");
  }
}

const BATCH_SIZE = 1000;

/** Runs SQL in the database of a connection. For use while a task runs or a trigger is awaited. */
export class SqlHook {
  readonly #connection: string | Connection;
  readonly #database: string | null;
  readonly #dialect: SqlDialect | null;

  constructor({ connectionId, database, dialect }: SqlHookOptions) {
    this.#connection = connectionId;
    this.#database = database || null;
    this.#dialect = dialect ?? null;
  }

  /** All rows of a query. */
  async getRecords(sql: string, parameters?: SqlParameters | null): Promise<SqlRow[]> {
    return (await this.run(sql, { parameters: parameters ?? null })) ?? [];
  }

  /** The first row of a query, `null` where it has none. */
  async getFirst(sql: string, parameters?: SqlParameters | null): Promise<SqlRow | null> {
    return this.run(sql, { parameters: parameters ?? null, handler: fetchOne });
  }

  /**
   * Runs statements in one transaction. A text gives the result of its last statement; a list gives a list with one
   * result for each, whatever `returnLast` says.
   */
  async run<Result = SqlRow[] | null>(sql: string, options?: RunOptions<Result>): Promise<Result>;
  async run<Result = SqlRow[] | null>(sql: readonly string[], options?: RunOptions<Result>): Promise<Result[]>;
  async run(sql: string | readonly string[], options: RunOptions<unknown> = {}): Promise<unknown> {
    const { parameters = null, autocommit = false, handler = fetchAll, returnLast = true } = options;
    const { connection, dialect } = await this.#open();
    const statements = statementsOf(sql, dialect, options.splitStatements ?? false);
    if (statements.length === 0) throw new NoStatementsError();
    const results: unknown[] = [];
    const runAll = async (session: SqlSession) => {
      for (const statement of statements) {
        const result = await session.query(statement, parameters);
        results.push(handler === null ? null : handler(result));
      }
    };
    await withSession(dialect, { connection, database: this.#database }, (session) =>
      autocommit ? runAll(session) : inTransaction(session, runAll),
    );
    if (handler === null) return null;
    const isSingle = typeof sql === "string" && (returnLast || options.splitStatements !== true);
    return isSingle ? results.at(-1) : results;
  }

  /** Does several things in one transaction, which is committed unless `body` rejects. */
  async transaction<Result>(body: (session: SqlSession) => Promise<Result>): Promise<Result> {
    const { connection, dialect } = await this.#open();
    return withSession(dialect, { connection, database: this.#database }, (session) => inTransaction(session, body));
  }

  /** The rows of a query, one by one; no more than a batch of them is in memory. */
  async *stream(sql: string, { parameters, batchSize = BATCH_SIZE }: StreamOptions = {}): AsyncIterable<SqlRow> {
    const { connection, dialect } = await this.#open();
    const session = await dialect.open(connection, this.#database);
    try {
      for await (const batch of session.stream(sql, parameters ?? null, batchSize)) yield* batch;
    } finally {
      await session.close();
    }
  }

  /**
   * Inserts rows, as many with one statement as the database takes, and commits every so many of them. @returns how many
   * there were.
   */
  async insertRows(
    table: string,
    rows: Iterable<SqlRow> | AsyncIterable<SqlRow>,
    options: InsertOptions = {},
  ): Promise<number> {
    const { connection, dialect } = await this.#open();
    return withSession(dialect, { connection, database: this.#database }, (session) =>
      insertRows({ session, dialect, table, rows, options }),
    );
  }

  async #open(): Promise<{ readonly connection: Connection; readonly dialect: SqlDialect }> {
    const given = this.#connection;
    const connection = typeof given === "string" ? await getConnection(given) : given;
    return { connection, dialect: this.#dialect ?? (await findDialect(connection)) };
  }
}

function statementsOf(sql: string | readonly string[], dialect: SqlDialect, isSplit: boolean): readonly string[] {
  if (typeof sql !== "string") return sql;
  if (isSplit) return splitStatements(sql, dialect.syntax);
  return sql.trim() === "" ? [] : [sql];
}

async function withSession<Result>(
  dialect: SqlDialect,
  { connection, database }: { readonly connection: Connection; readonly database: string | null },
  body: (session: SqlSession) => Promise<Result>,
): Promise<Result> {
  const session = await dialect.open(connection, database);
  try {
    return await body(session);
  } finally {
    await session.close();
  }
}

async function inTransaction<Result>(
  session: SqlSession,
  body: (session: SqlSession) => Promise<Result>,
): Promise<Result> {
  await session.query("begin");
  try {
    const result = await body(session);
    await session.query("commit");
    return result;
  } catch (error) {
    // What was thrown says more than a roll-back that cannot be had of a connection that broke.
    await session.query("rollback").catch(() => null);
    throw error;
  }
}
