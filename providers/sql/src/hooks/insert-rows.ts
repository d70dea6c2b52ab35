import type { SqlDialect, SqlRow, SqlSession } from "../dialects/sql-dialect.ts";
import { InsertShapeError } from "../dialects/standard-insert.ts";

/** How rows are inserted. */
export interface InsertOptions {
  /** The columns of the values. Defaults to all of the table, in its own order. */
  readonly columns?: readonly string[];
  /** How many rows a transaction has; 0 puts all into one. Defaults to 1000. */
  readonly commitEvery?: number;
  /** The columns of a unique index: a row that is there already is replaced. Defaults to none: such a row is an error. */
  readonly replaceIndex?: readonly string[];
}

/** What is inserted where. */
export interface Insertion {
  readonly session: SqlSession;
  readonly dialect: SqlDialect;
  /** As it stands in SQL. */
  readonly table: string;
  readonly rows: Iterable<SqlRow> | AsyncIterable<SqlRow>;
  readonly options: InsertOptions;
}

const COMMIT_EVERY = 1000;
const ROWS_PER_STATEMENT_MAXIMUM = 500;

/** Inserts rows in transactions of its own; what was committed before an error stays. @returns how many there were. */
export async function insertRows({ session, dialect, table, rows, options }: Insertion): Promise<number> {
  const { columns = [], replaceIndex = [], commitEvery = COMMIT_EVERY } = options;
  const insert = async (batch: readonly SqlRow[]) => {
    const valuesPerRow = batch[0]?.length ?? 0;
    refuseUneven(batch, columns.length === 0 ? valuesPerRow : columns.length);
    const shape = { table, columns, valuesPerRow, rowCount: batch.length, replaceIndex };
    await session.query(dialect.insertStatement(shape), batch.flat());
  };
  let count = 0;
  let uncommitted = 0;
  await session.query("begin");
  try {
    for await (const batch of inBatches(rows, (row) => batchSize(dialect, row, commitEvery))) {
      await insert(batch);
      count += batch.length;
      uncommitted += batch.length;
      if (commitEvery === 0 || uncommitted < commitEvery) continue;
      await session.query("commit");
      await session.query("begin");
      uncommitted = 0;
    }
    await session.query("commit");
    return count;
  } catch (error) {
    await session.query("rollback").catch(() => null);
    throw error;
  }
}

function batchSize({ parametersMaximum }: SqlDialect, row: SqlRow, commitEvery: number): number {
  const fitting = Math.max(1, Math.floor(parametersMaximum / Math.max(1, row.length)));
  return Math.min(fitting, ROWS_PER_STATEMENT_MAXIMUM, commitEvery === 0 ? Number.POSITIVE_INFINITY : commitEvery);
}

async function* inBatches(
  rows: Iterable<SqlRow> | AsyncIterable<SqlRow>,
  sizeFor: (row: SqlRow) => number,
): AsyncIterable<readonly SqlRow[]> {
  let batch: SqlRow[] = [];
  let size: number | null = null;
  for await (const row of rows) {
    size ??= sizeFor(row);
    batch.push(row);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** A value too many would shift those of every row below it. */
function refuseUneven(batch: readonly SqlRow[], expected: number): void {
  const uneven = batch.find((row) => row.length !== expected);
  if (uneven === undefined) return;
  throw new InsertShapeError(`A row has ${uneven.length} values; expected ${expected}, as its columns are.`);
}
