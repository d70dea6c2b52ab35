import { createRequire } from "node:module";
import type SqliteDatabase from "better-sqlite3";
import { countParameters } from "../statements/count-parameters.ts";
import { splitStatements } from "../statements/split-statements.ts";
import type { SqlSyntax } from "../statements/sql-syntax.ts";
import { SqlParameterError } from "./parameter-error.ts";
import type { SqlParameters, SqlResult, SqlRow, SqlSession } from "./sql-dialect.ts";
import type { SqliteFileOptions } from "./sqlite-file.ts";

const requireModule = createRequire(import.meta.url);

const BUSY_TIMEOUT_MILLISECONDS = 5000;

/** A text has more statements than are run at once. */
export class SeveralStatementsError extends Error {
  override readonly name = "SeveralStatementsError";
}

/** An open SQLite file. */
export class SqliteSession implements SqlSession {
  readonly #file: SqliteDatabase.Database;
  readonly #syntax: SqlSyntax;

  constructor({ path, isReadOnly }: SqliteFileOptions, syntax: SqlSyntax) {
    // better-sqlite3 crashes below Node 22.14; libsql has the same interface and runs there.
    const Database = requireModule(driverFor(process.versions.node)) as typeof SqliteDatabase;
    this.#file = new Database(path);
    this.#file.pragma(`busy_timeout = ${BUSY_TIMEOUT_MILLISECONDS}`);
    // Not every driver knows how to open a file for reading only.
    if (isReadOnly) this.#file.pragma("query_only = on");
    this.#syntax = syntax;
  }

  // The driver is synchronous; its errors have to reject.
  async query(sql: string, parameters: SqlParameters | null = null): Promise<SqlResult> {
    const { statement, values } = this.#prepare(sql, parameters);
    if (!statement.reader) return { columns: [], rows: [], rowCount: statement.run(...values).changes };
    statement.raw(true).safeIntegers(true);
    const columns = statement.columns().map(({ name }) => name);
    const rows = (statement.all(...values) as SqlRow[]).map(readRow);
    return { columns, rows, rowCount: rows.length };
  }

  async *stream(sql: string, parameters: SqlParameters | null, batchSize: number): AsyncIterable<readonly SqlRow[]> {
    const { statement, values } = this.#prepare(sql, parameters);
    if (!statement.reader) {
      statement.run(...values);
      return;
    }
    statement.raw(true).safeIntegers(true);
    let batch: SqlRow[] = [];
    for (const row of statement.iterate(...values)) {
      batch.push(readRow(row as SqlRow));
      if (batch.length < batchSize) continue;
      yield batch;
      batch = [];
    }
    if (batch.length > 0) yield batch;
  }

  close(): Promise<void> {
    this.#file.close();
    return Promise.resolve();
  }

  #prepare(sql: string, parameters: SqlParameters | null) {
    // The drivers differ in what they do with a second statement; one of them leaves it out in silence.
    if (splitStatements(sql, this.#syntax).length > 1) {
      throw new SeveralStatementsError(
        "SQLite runs one statement at a time and was given several: give a list, or set splitStatements.",
      );
    }
    const values = bindable(parameters, countParameters(sql, this.#syntax));
    return { statement: this.#file.prepare(sql), values };
  }
}

/** The module name of the driver for a Node version such as `22.14.0`. */
function driverFor(nodeVersion: string): "better-sqlite3" | "libsql" {
  const [major = 0, minor = 0] = nodeVersion.split(".").map(Number);
  return major > 22 || (major === 22 && minor >= 14) ? "better-sqlite3" : "libsql";
}

/** What a statement is bound with. Checked here, because a driver may end the process over a value it cannot bind. */
function bindable(
  parameters: SqlParameters | null,
  { positions, names }: ReturnType<typeof countParameters>,
): readonly unknown[] {
  if (names.length > 0 && positions > 0) {
    throw new SqlParameterError("The statement has parameters with names and without; expected one kind.");
  }
  if (names.length > 0) return [namedValues(parameters, names)];
  const values = parameters ?? [];
  if (!isList(values)) {
    throw new SqlParameterError(
      "The parameters have names and the statement has none; expected :name in it, or a list.",
    );
  }
  if (values.length !== positions) {
    throw new SqlParameterError(`The statement has ${positions} parameters and was given ${values.length} values.`);
  }
  return values.map(bindableValue);
}

function namedValues(parameters: SqlParameters | null, names: readonly string[]): Readonly<Record<string, unknown>> {
  if (parameters === null || isList(parameters)) {
    throw new SqlParameterError(
      `The statement has parameters with names; expected an object with ${names.join(", ")}.`,
    );
  }
  const missing = names.find((name) => !(name in parameters));
  if (missing !== undefined) throw new SqlParameterError(`The parameters lack "${missing}", which the statement has.`);
  return Object.fromEntries(names.map((name) => [name, bindableValue(parameters[name])]));
}

function isList(parameters: SqlParameters): parameters is readonly unknown[] {
  return Array.isArray(parameters);
}

function bindableValue(value: unknown): unknown {
  if (value === undefined || value === null) return null;
  if (typeof value === "boolean") return value ? 1 : 0;
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return Buffer.from(value);
  return typeof value === "object" ? JSON.stringify(value) : value;
}

/** Whole numbers that a number cannot hold stay exact. */
function readRow(row: SqlRow): SqlRow {
  return row.map((value) => {
    if (typeof value !== "bigint") return value;
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : value;
  });
}
