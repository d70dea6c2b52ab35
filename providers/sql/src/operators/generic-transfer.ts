import {
  BaseOperator,
  type OperatorOptions,
  requireOption,
  type TaskContext,
  type Template,
  templateField,
} from "baram";
import type { InsertOptions } from "../hooks/insert-rows.ts";
import { SqlHook } from "../hooks/sql-hook.ts";
import { SQL_EXTENSIONS } from "./sql-operator-options.ts";

/** Options of {@link GenericTransfer}. */
export interface GenericTransferOptions extends OperatorOptions {
  /** The query at the source, or the name of a template file that ends in `.sql`. A template. */
  readonly sql: Template<string>;
  /** The table at the destination, as it stands in SQL. A template. */
  readonly destinationTable: Template<string>;
  /** A template. */
  readonly sourceConnectionId: Template<string>;
  /** A template. */
  readonly destinationConnectionId: Template<string>;
  /** Statements to run at the destination before, each of a list in turn. A template. */
  readonly preoperator?: Template<string | readonly string[]>;
  /** Columns, how often is committed, and whether rows are replaced. */
  readonly insertOptions?: InsertOptions;
}

/**
 * Copies the rows of a query into a table of another database, a batch at a time: neither side has to fit into memory.
 */
export class GenericTransfer extends BaseOperator {
  static readonly optionNames: readonly string[] = [
    "sql",
    "destinationTable",
    "sourceConnectionId",
    "destinationConnectionId",
    "preoperator",
    "insertOptions",
  ];
  static override readonly templateFields: readonly string[] = [
    "sql",
    "destinationTable",
    "sourceConnectionId",
    "destinationConnectionId",
    "preoperator",
  ];
  static override readonly templateExtensions: readonly string[] = SQL_EXTENSIONS;
  static override readonly uiColor: string = "#b0f07c";

  readonly sql: string;
  readonly destinationTable: string;
  readonly sourceConnectionId: string;
  readonly destinationConnectionId: string;
  readonly preoperator: string | readonly string[] | null;
  readonly insertOptions: InsertOptions;

  constructor({
    sql,
    destinationTable,
    sourceConnectionId,
    destinationConnectionId,
    preoperator,
    insertOptions,
    ...options
  }: GenericTransferOptions) {
    super(options);
    const needed = { sql, destinationTable, sourceConnectionId, destinationConnectionId };
    for (const [name, value] of Object.entries(needed)) requireOption(this, name, value);
    this.sql = templateField<string>(sql);
    this.destinationTable = templateField<string>(destinationTable);
    this.sourceConnectionId = templateField<string>(sourceConnectionId);
    this.destinationConnectionId = templateField<string>(destinationConnectionId);
    this.preoperator = templateField<string | readonly string[] | null>(preoperator ?? null);
    this.insertOptions = insertOptions ?? {};
  }

  override async execute(context: TaskContext): Promise<void> {
    const source = new SqlHook({ connectionId: this.sourceConnectionId });
    const destination = new SqlHook({ connectionId: this.destinationConnectionId });
    for (const statement of [this.preoperator ?? []].flat()) {
      context.log.info(`Executing before: ${statement}`);
      await destination.run(statement, { handler: null });
    }
    context.log.info(`Copying into ${this.destinationTable}: ${this.sql}`);
    // A file of SQLite that is still being read from cannot be written to.
    const isOneDatabase = this.sourceConnectionId === this.destinationConnectionId;
    const rows = isOneDatabase ? await source.getRecords(this.sql) : source.stream(this.sql);
    const count = await destination.insertRows(this.destinationTable, rows, this.insertOptions);
    context.log.info("Copied the rows.", { count });
  }
}
