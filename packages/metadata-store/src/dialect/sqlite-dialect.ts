import {
  type DatabaseConnection,
  type Driver,
  type Dialect as KyselyDialect,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  sql,
} from "kysely";
import { type OpenDialect, snakeCase } from "./dialect.ts";
import { openSqliteFile, SqliteConnection } from "./sqlite-connection.ts";

/** Where the file is, and whether every commit waits for the disk (`synchronous=FULL`). */
export interface SqliteOptions {
  readonly path: string;
  readonly isDurable: boolean;
}

/** SQLite: one connection writes, one reads; both prepare each statement once. */
export function sqliteDialect(options: SqliteOptions): OpenDialect {
  return {
    name: "sqlite",
    locksRows: false,
    columnTypes: { id: "integer primary key autoincrement", instant: "integer", json: "text" },
    jsonCast: "",
    rows: (alias, columns, json) => {
      const fields = Object.keys(columns).map(
        (name) => sql`${sql.raw(`json_extract(value, '$.${name}')`)} as ${sql.raw(`"${snakeCase(name)}"`)}`,
      );
      return sql<never>`(select ${sql.join(fields)} from json_each(${json}))`.as(alias);
    },
    writer: kyselyDialect(options),
    reader: kyselyDialect(options),
  };
}

function kyselyDialect(options: SqliteOptions): KyselyDialect {
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new SqliteDriver(options),
    createIntrospector: (database) => new SqliteIntrospector(database),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

/** One connection, lent to one caller at a time. */
class SqliteDriver implements Driver {
  readonly #options: SqliteOptions;
  #connection: SqliteConnection | undefined;
  /** Settles when the connection is free; callers line up behind one another. */
  #free: Promise<void> = Promise.resolve();
  #release: () => void = () => {};

  constructor(options: SqliteOptions) {
    this.#options = options;
  }

  async init(): Promise<void> {
    this.#connection = new SqliteConnection(openSqliteFile(this.#options.path, this.#options));
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    const before = this.#free;
    let release = () => {};
    this.#free = new Promise((resolve) => {
      release = resolve;
    });
    await before;
    this.#release = release;
    return this.#open();
  }

  async beginTransaction(): Promise<void> {
    this.#open().execute("begin immediate");
  }

  async commitTransaction(): Promise<void> {
    this.#open().execute("commit");
  }

  async rollbackTransaction(): Promise<void> {
    this.#open().execute("rollback");
  }

  async releaseConnection(): Promise<void> {
    this.#release();
  }

  async destroy(): Promise<void> {
    this.#connection?.close();
  }

  #open(): SqliteConnection {
    if (this.#connection === undefined) throw new Error("The SQLite connection is used before it was opened.");
    return this.#connection;
  }
}
