import type { OperatorOptions, Template } from "baram";

/** Where the SQL of an operator runs. */
export interface DatabaseOptions {
  /** A connection to a database. A template. */
  readonly connectionId: Template<string>;
  /** The database to use in place of the connection's; for SQLite the path of a file. A template. */
  readonly database?: Template<string>;
}

/** What all operators on databases take. */
export interface SqlOperatorOptions extends OperatorOptions, DatabaseOptions {}

/** What all checks take. */
export interface SqlCheckOptions extends SqlOperatorOptions {
  /** `false` fails the task for good when the check fails. Defaults to `true`: it is retried like any other. */
  readonly retryOnFailure?: boolean;
}

/** The names of {@link DatabaseOptions}, which all are template fields. */
export const DATABASE_OPTION_NAMES: readonly string[] = Object.keys({
  connectionId: true,
  database: true,
} satisfies Record<keyof DatabaseOptions, true>);

/** A text in a template field of SQL that ends so is the name of a file. */
export const SQL_EXTENSIONS: readonly string[] = [".sql"];
