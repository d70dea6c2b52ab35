export { SqlCheckError } from "./checks/base-check.ts";
export type { ColumnCondition } from "./checks/column-condition.ts";
export { SqlCheckOperator, type SqlCheckOperatorOptions } from "./checks/sql-check-operator.ts";
export {
  type ColumnCheck,
  type ColumnMapping,
  SqlColumnCheckOperator,
  type SqlColumnCheckOperatorOptions,
} from "./checks/sql-column-check-operator.ts";
export {
  type RatioFormula,
  SqlIntervalCheckOperator,
  type SqlIntervalCheckOperatorOptions,
} from "./checks/sql-interval-check-operator.ts";
export {
  SqlTableCheckOperator,
  type SqlTableCheckOperatorOptions,
  type TableCheck,
} from "./checks/sql-table-check-operator.ts";
export {
  SqlThresholdCheckOperator,
  type SqlThresholdCheckOperatorOptions,
} from "./checks/sql-threshold-check-operator.ts";
export { SqlValueCheckOperator, type SqlValueCheckOperatorOptions } from "./checks/sql-value-check-operator.ts";
export { UnknownDialectError } from "./dialects/find-dialect.ts";
export { SqlParameterError } from "./dialects/parameter-error.ts";
export type {
  InsertShape,
  SqlDialect,
  SqlParameters,
  SqlResult,
  SqlRow,
  SqlSession,
} from "./dialects/sql-dialect.ts";
export { SqliteFileMissingError } from "./dialects/sqlite-file.ts";
export { SeveralStatementsError } from "./dialects/sqlite-session.ts";
export { InsertShapeError } from "./dialects/standard-insert.ts";
export type { InsertOptions } from "./hooks/insert-rows.ts";
export { fetchAll, fetchOne, type SqlHandler } from "./hooks/result-handlers.ts";
export {
  NoStatementsError,
  type RunOptions,
  SqlHook,
  type SqlHookOptions,
  type StreamOptions,
} from "./hooks/sql-hook.ts";
export { testSqlConnection } from "./hooks/test-sql-connection.ts";
export { BaseSqlOperator } from "./operators/base-sql-operator.ts";
export { BranchQueryError, BranchSqlOperator, type BranchSqlOperatorOptions } from "./operators/branch-sql-operator.ts";
export { GenericTransfer, type GenericTransferOptions } from "./operators/generic-transfer.ts";
export {
  SqlExecuteQueryOperator,
  type SqlExecuteQueryOptions,
  type SqlOutput,
  type SqlSource,
} from "./operators/sql-execute-query-operator.ts";
export type { DatabaseOptions, SqlCheckOptions, SqlOperatorOptions } from "./operators/sql-operator-options.ts";
export { SqlSensor, SqlSensorError, type SqlSensorOptions } from "./sensors/sql-sensor.ts";
export type { SqlSyntax } from "./statements/sql-syntax.ts";
