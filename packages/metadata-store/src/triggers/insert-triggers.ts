import type { Insertable } from "kysely";
import type { MetadataTransaction } from "../metadata-store.ts";
import type { TriggerTable } from "../tables/trigger-table.ts";

/** A trigger that nobody has awaited yet. */
export type NewTrigger = Omit<Insertable<TriggerTable>, "id" | "triggererJobId" | "token">;

/** So many are sent in one statement: a database limits the parameters of one. */
const TRIGGERS_PER_STATEMENT = 100;

/** Writes the triggers of instances that are being deferred in this transaction. */
export async function insertTriggers(transaction: MetadataTransaction, triggers: readonly NewTrigger[]): Promise<void> {
  for (let from = 0; from < triggers.length; from += TRIGGERS_PER_STATEMENT) {
    const values = triggers.slice(from, from + TRIGGERS_PER_STATEMENT);
    await transaction.insertInto("trigger").values(values).execute();
  }
}
