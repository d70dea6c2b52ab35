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
import { codeOf } from "./error-code.ts";
import { openSqliteFile, SqliteConnection } from "./sqlite-connection.ts";

/** Where the file is, and whether every commit waits for the disk (`synchronous=FULL`). */
export interface SqliteOptions {
  /**
   * `:memory:` is a database that ends with its store. It has one connection, so a reader waits until the transaction
   * under way has ended: whoever reads outside of their own transaction from within it waits for ever.
   */
  readonly path: string;
  readonly isDurable: boolean;
}

/** SQLite: one connection writes, one reads; both prepare each statement once. */
export function sqliteDialect(options: SqliteOptions): OpenDialect {
  // In memory another connection would open another, empty database.
  const inMemory = options.path === ":memory:" ? new SqliteLine(options) : null;
  const createDriver = () => new SqliteDriver(inMemory ?? new SqliteLine(options), { keepsOpen: inMemory !== null });
  return {
    name: "sqlite",
    locksRows: false,
    failureAborts: false,
    columnTypes: { id: "integer primary key autoincrement", instant: "integer", json: "text" },
    jsonCast: "",
    rows: (alias, columns, json) => {
      const fields = Object.keys(columns).map(
        (name) => sql`${sql.raw(`json_extract(value, '$.${name}')`)} as ${sql.raw(`"${snakeCase(name)}"`)}`,
      );
      return sql<never>`(select ${sql.join(fields)} from json_each(${json}))`.as(alias);
    },
    jsonOfGroup: (columns, orderBy) =>
      sql.raw(`json_group_array(json_array(${columns.join(", ")}) order by ${orderBy})`),
    passingBy: (column) => sql`${column} || ''`,
    writeTogether: (_, send) => send(),
    writer: kyselyDialect(createDriver),
    reader: kyselyDialect(createDriver),
    changeExchange: null,
    // Transactions line up, so none is ever in another's way.
    isRefusedForAnother: () => false,
    isUnreachable: (error) => /^SQLITE_(BUSY|FULL|IOERR|CANTOPEN)/.test(codeOf(error)),
    close: () => inMemory?.close(),
  };
}

function kyselyDialect(createDriver: () => Driver): KyselyDialect {
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver,
    createIntrospector: (database) => new SqliteIntrospector(database),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

/** One connection, lent to one caller at a time. Opened when it is first needed. */
class SqliteLine {
  readonly #options: SqliteOptions;
  #connection: SqliteConnection | null = null;
  /** Settles when the connection is free; callers line up behind one another. */
  #free: Promise<void> = Promise.resolve();
  #release: () => void = () => {};

  constructor(options: SqliteOptions) {
    this.#options = options;
  }

  get connection(): SqliteConnection {
    this.#connection ??= new SqliteConnection(openSqliteFile(this.#options.path, this.#options));
    return this.#connection;
  }

  async acquire(): Promise<SqliteConnection> {
    const before = this.#free;
    let release = () => {};
    this.#free = new Promise((resolve) => {
      release = resolve;
    });
    await before;
    this.#release = release;
    return this.connection;
  }

  release(): void {
    this.#release();
  }

  close(): void {
    this.#connection?.close();
    this.#connection = null;
  }
}

class SqliteDriver implements Driver {
  readonly #line: SqliteLine;
  readonly #keepsOpen: boolean;

  constructor(line: SqliteLine, { keepsOpen }: { readonly keepsOpen: boolean }) {
    this.#line = line;
    this.#keepsOpen = keepsOpen;
  }

  async init(): Promise<void> {}

  acquireConnection(): Promise<DatabaseConnection> {
    return this.#line.acquire();
  }

  async beginTransaction(): Promise<void> {
    this.#line.connection.execute("begin immediate");
  }

  async commitTransaction(): Promise<void> {
    this.#line.connection.execute("commit");
  }

  async rollbackTransaction(): Promise<void> {
    this.#line.connection.execute("rollback");
  }

  async releaseConnection(): Promise<void> {
    this.#line.release();
  }

  async destroy(): Promise<void> {
    if (!this.#keepsOpen) this.#line.close();
  }
}
