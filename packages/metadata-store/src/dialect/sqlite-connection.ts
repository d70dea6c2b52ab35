import { createRequire } from "node:module";
import type SqliteDatabase from "better-sqlite3";
import type { CompiledQuery, DatabaseConnection, QueryResult } from "kysely";

/** An open SQLite file; both drivers have better-sqlite3's interface. */
export type SqliteFile = SqliteDatabase.Database;

const requireModule = createRequire(import.meta.url);

/** How long a statement waits for another connection's lock. Only backups and outside tools ever hold one. */
const BUSY_TIMEOUT_MILLISECONDS = 5000;

/**
 * Opens a SQLite file with the driver that runs on this Node.
 *
 * better-sqlite3 13 brings its binary but crashes below Node 22.14; libsql has the same interface and runs there.
 */
export function openSqliteFile(
  path: string,
  options: { readonly isDurable: boolean; readonly busyTimeoutMilliseconds?: number },
): SqliteFile {
  const Database = requireModule(driverFor(process.versions.node)) as typeof SqliteDatabase;
  const file = new Database(path);
  file.pragma(`busy_timeout = ${options.busyTimeoutMilliseconds ?? BUSY_TIMEOUT_MILLISECONDS}`);
  file.pragma("journal_mode = WAL");
  file.pragma(`synchronous = ${options.isDurable ? "FULL" : "NORMAL"}`);
  file.pragma("foreign_keys = ON");
  return file;
}

/** The module name of the driver for a Node version such as `22.14.0`. */
export function driverFor(nodeVersion: string): "better-sqlite3" | "libsql" {
  const [major = 0, minor = 0] = nodeVersion.split(".").map(Number);
  return major > 22 || (major === 22 && minor >= 14) ? "better-sqlite3" : "libsql";
}

interface PreparedStatement {
  readonly statement: SqliteDatabase.Statement;
  /** Whether it gives rows. Asking the driver each time costs a call into it. */
  readonly isReader: boolean;
}

/** One connection with its prepared statements, kept by their text. */
export class SqliteConnection implements DatabaseConnection {
  readonly #file: SqliteFile;
  readonly #statements = new Map<string, PreparedStatement>();

  constructor(file: SqliteFile) {
    this.#file = file;
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const { statement, isReader } = this.#prepare(query.sql);
    const parameters = query.parameters as unknown[];
    if (isReader) return { rows: statement.all(parameters) as Row[] };
    const { changes, lastInsertRowid } = statement.run(parameters);
    return {
      rows: [],
      numAffectedRows: BigInt(changes),
      insertId: BigInt(lastInsertRowid),
    };
  }

  // biome-ignore lint/correctness/useYield: the interface asks for a generator; no query of the store streams.
  async *streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error("The metadata store's queries return all their rows at once; none of them streams.");
  }

  execute(sql: string): void {
    this.#prepare(sql).statement.run();
  }

  close(): void {
    this.#statements.clear();
    this.#file.close();
  }

  #prepare(sql: string): PreparedStatement {
    let prepared = this.#statements.get(sql);
    if (prepared === undefined) {
      const statement = this.#file.prepare(sql);
      prepared = { statement, isReader: statement.reader };
      this.#statements.set(sql, prepared);
    }
    return prepared;
  }
}
