import type { Insertable } from "kysely";
import { type MetadataTransaction, noteChange } from "../metadata-store.ts";
import type { DeadlineTable } from "../tables/callback-tables.ts";

/** By when something has to have succeeded. */
export type NewDeadline = Pick<Insertable<DeadlineTable>, "dagId" | "dagRunId" | "taskId" | "position" | "dueAt">;

/** So many are sent in one statement: a database limits the parameters of one. */
const DEADLINES_PER_STATEMENT = 100;

/** Writes the deadlines of a run. */
export async function insertDeadlines(
  transaction: MetadataTransaction,
  deadlines: readonly NewDeadline[],
): Promise<void> {
  if (deadlines.length === 0) return;
  for (let from = 0; from < deadlines.length; from += DEADLINES_PER_STATEMENT) {
    const rows = deadlines.slice(from, from + DEADLINES_PER_STATEMENT);
    const values = rows.map((deadline) => ({ ...deadline, state: "pending" as const, missedAt: null }));
    await transaction.insertInto("deadline").values(values).execute();
  }
  noteChange(transaction, { kind: "deadline" });
}
