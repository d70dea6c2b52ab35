import { FailTask } from "baram";
import { BaseSqlOperator } from "../operators/base-sql-operator.ts";
import type { SqlCheckOptions } from "../operators/sql-operator-options.ts";

/** A check of data did not hold. */
export class SqlCheckError extends Error {
  override readonly name = "SqlCheckError";
}

/** What checks of data have in common. */
export abstract class BaseCheck extends BaseSqlOperator {
  readonly retryOnFailure: boolean;

  constructor({ retryOnFailure, ...options }: SqlCheckOptions) {
    super(options);
    this.retryOnFailure = retryOnFailure ?? true;
  }

  /** The error of a check that did not hold: an ordinary one, or one that ends the task for good. */
  protected refusal(message: string): Error {
    return this.retryOnFailure ? new SqlCheckError(message) : new FailTask(message);
  }

  /** The error of a query that gave nothing to check. */
  protected noRows(sql: string): Error {
    return this.refusal(`The following query returned zero rows: ${sql}`);
  }
}

/** A value as a number; `null` for what is none. Numbers of databases may come as text, so that they stay exact. */
export function numberOf(value: unknown): number | null {
  if (typeof value === "boolean") return value ? 1 : 0;
  const isText = typeof value === "string" && value.trim() !== "";
  const number = isText || typeof value === "bigint" ? Number(value) : value;
  return typeof number === "number" && !Number.isNaN(number) ? number : null;
}
