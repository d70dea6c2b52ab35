/** A statement was given values that do not go with its parameters. */
export class SqlParameterError extends Error {
  override readonly name = "SqlParameterError";
}
