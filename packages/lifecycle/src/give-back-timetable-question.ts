import type { Instant } from "@baram/domain";
import type { MetadataTransaction } from "@baram/metadata-store";
import type { TakenTimetableQuestion } from "./take-timetable-questions.ts";

/** Leaves a question that was not answered to whoever looks at a later moment. A Dag that is loaded anew is asked at once. */
export async function giveBackTimetableQuestion(
  transaction: MetadataTransaction,
  {
    dagId,
    takenUntil,
    askAgainAt,
  }: Pick<TakenTimetableQuestion, "dagId" | "takenUntil"> & { readonly askAgainAt: Instant },
): Promise<void> {
  await transaction
    .updateTable("dag")
    .set({ timetableTakenUntil: askAgainAt })
    .where("dagId", "=", dagId)
    .where("timetableTakenUntil", "=", takenUntil)
    .execute();
}
