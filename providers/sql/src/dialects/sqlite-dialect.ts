import type { SqlSyntax } from "../statements/sql-syntax.ts";
import type { SqlDialect } from "./sql-dialect.ts";
import { sqliteFileOf } from "./sqlite-file.ts";
import { SqliteSession } from "./sqlite-session.ts";
import { standardInsert } from "./standard-insert.ts";

const syntax: SqlSyntax = {
  hasDollarQuotes: false,
  hasEscapeTexts: false,
  hasNestedComments: false,
  identifierQuotes: { '"': '"', "`": "`", "[": "]" },
  parameter: /\?\d*|[:@$][\p{L}_][\p{L}\p{N}_]*/uy,
};

/** SQLite files. Values that SQLite has no type for are stored as text: dates in ISO form, objects as JSON. */
export const sqliteDialect: SqlDialect = {
  connectionTypes: ["sqlite"],
  syntax,
  parametersMaximum: 32_766,

  // The driver is synchronous; its errors have to reject.
  async open(connection, database) {
    return new SqliteSession(sqliteFileOf(connection, database), syntax);
  },

  insertStatement: (shape) => standardInsert(shape, () => "?"),
};
