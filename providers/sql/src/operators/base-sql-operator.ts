import { BaseOperator, requireOption, templateField } from "baram";
import { SqlHook } from "../hooks/sql-hook.ts";
import { SQL_EXTENSIONS, type SqlOperatorOptions } from "./sql-operator-options.ts";

/** What operators on a database have in common, to be extended: `this.hook()` while the task runs. */
export abstract class BaseSqlOperator extends BaseOperator {
  static override readonly templateExtensions: readonly string[] = SQL_EXTENSIONS;
  static override readonly uiColor: string = "#cdaaed";

  readonly connectionId: string;
  readonly database: string | null;

  constructor({ connectionId, database, ...options }: SqlOperatorOptions) {
    super(options);
    requireOption(this, "connectionId", connectionId);
    this.connectionId = templateField<string>(connectionId);
    this.database = templateField<string | null>(database ?? null);
  }

  /** The hook to the operator's database. */
  protected hook(): SqlHook {
    const { connectionId, database } = this;
    return new SqlHook({ connectionId, database });
  }
}
