import type { SqlSyntax } from "../statements/sql-syntax.ts";
import { postgresClientOptions } from "./postgres-client-options.ts";
import type { SqlDialect } from "./sql-dialect.ts";
import { standardInsert } from "./standard-insert.ts";

const syntax: SqlSyntax = {
  hasDollarQuotes: true,
  hasEscapeTexts: true,
  hasNestedComments: true,
  identifierQuotes: { '"': '"' },
  parameter: /\$\d+/y,
};

/** PostgreSQL. */
export const postgresDialect: SqlDialect = {
  connectionTypes: ["postgres"],
  syntax,
  parametersMaximum: 65_535,

  async open(connection, database) {
    // The driver is loaded when it is needed, not whenever a Dag file is.
    const { PostgresSession } = await import("./postgres-session.ts");
    return PostgresSession.open(postgresClientOptions(connection, database));
  },

  insertStatement: (shape) => standardInsert(shape, (position) => `$${position}`),
};
