import type { Connection } from "baram";
import { postgresDialect } from "./postgres-dialect.ts";
import type { SqlDialect } from "./sql-dialect.ts";
import { sqliteDialect } from "./sqlite-dialect.ts";

/** A connection leads to no database that is known here. */
export class UnknownDialectError extends Error {
  override readonly name = "UnknownDialectError";

  constructor({ connectionId, connectionType }: Connection, packageName: string | null, cause?: unknown) {
    const known = OWN_DIALECTS.flatMap(({ connectionTypes }) => connectionTypes).join(", ");
    const remedy = packageName === null ? "" : ` Install ${packageName}, which knows such databases.`;
    super(
      `The connection "${connectionId}" is of the type "${connectionType}"; known are ${known}.${remedy}`,
      cause === undefined ? undefined : { cause },
    );
  }
}

const OWN_DIALECTS: readonly SqlDialect[] = [sqliteDialect, postgresDialect];

/**
 * The dialect of a connection's database: one of these, or what the provider of the connection's type exports as
 * `sqlDialect`.
 */
export async function findDialect(connection: Connection): Promise<SqlDialect> {
  const { connectionType } = connection;
  const own = OWN_DIALECTS.find(({ connectionTypes }) => connectionTypes.includes(connectionType));
  return own ?? importDialect(connection);
}

async function importDialect(connection: Connection): Promise<SqlDialect> {
  const { connectionType } = connection;
  // The name comes from a connection, and nothing but a provider may be loaded by it.
  if (!/^[a-z0-9]+(_[a-z0-9]+)*$/.test(connectionType)) throw new UnknownDialectError(connection, null);
  const packageName = `@baram/provider-${connectionType.replaceAll("_", "-")}`;
  const exports: unknown = await import(packageName).catch((error: unknown) => {
    throw new UnknownDialectError(connection, packageName, error);
  });
  const dialect: unknown = Reflect.get(Object(exports) as object, "sqlDialect");
  if (typeof dialect === "object" && dialect !== null) return dialect as SqlDialect;
  throw new UnknownDialectError(connection, null);
}
