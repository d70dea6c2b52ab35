import type { RowColumnType } from "../dialect/dialect.ts";
import { dialectOf, type MetadataTransaction } from "../metadata-store.ts";

/** What an instance repeats of its task, so that it can be queued without the Dag. */
export interface TaskInstanceSettings {
  readonly id: number;
  readonly operator: string;
  readonly pool: string;
  readonly poolSlots: number;
  readonly queue: string;
  readonly priorityWeight: number;
}

const COLUMNS = {
  id: "integer",
  operator: "text",
  pool: "text",
  poolSlots: "integer",
  queue: "text",
  priorityWeight: "integer",
} as const satisfies Record<keyof TaskInstanceSettings, RowColumnType>;

/** Gives instances what their tasks say in another version of the Dag. The caller holds them under lock. */
export async function updateTaskInstanceSettings(
  transaction: MetadataTransaction,
  settings: readonly TaskInstanceSettings[],
): Promise<void> {
  if (settings.length === 0) return;
  const given = dialectOf(transaction).rows<TaskInstanceSettings, "given">("given", COLUMNS, JSON.stringify(settings));
  await transaction
    .updateTable("taskInstance")
    .from(given)
    .set((set) => ({
      operator: set.ref("given.operator"),
      pool: set.ref("given.pool"),
      poolSlots: set.ref("given.poolSlots"),
      queue: set.ref("given.queue"),
      priorityWeight: set.ref("given.priorityWeight"),
    }))
    .whereRef("taskInstance.id", "=", "given.id")
    .execute();
}
