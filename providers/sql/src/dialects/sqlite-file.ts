import { existsSync } from "node:fs";
import type { Connection } from "baram";

/** The file that a connection leads to, and how to open it. */
export interface SqliteFileOptions {
  /** `:memory:` for a database that ends with its session. */
  readonly path: string;
  readonly isReadOnly: boolean;
}

/** There is no file where a connection leads to that may not make one. */
export class SqliteFileMissingError extends Error {
  override readonly name = "SqliteFileMissingError";
}

/**
 * Where a connection of the type `sqlite` leads to: the path is its host (`/data/sales.db`), or host and schema as a URI
 * has them (`sqlite:///data/sales.db`). Without either it is a database in memory.
 *
 * @param database a path to open in place of the connection's; `null` for that.
 */
export function sqliteFileOf(connection: Connection, database: string | null): SqliteFileOptions {
  const path = database ?? pathOf(connection);
  const mode = connection.extraJson["mode"];
  const isReadOnly = mode === "ro";
  if ((isReadOnly || mode === "rw") && path !== MEMORY && !existsSync(path)) {
    throw new SqliteFileMissingError(`There is no file "${path}", and the connection's mode "${mode}" makes none.`);
  }
  return { path, isReadOnly };
}

const MEMORY = ":memory:";

function pathOf({ host, schema }: Connection): string {
  if (schema === MEMORY) return MEMORY;
  if (!schema) return host || MEMORY;
  return host ? `${host}/${schema}` : `/${schema}`;
}
