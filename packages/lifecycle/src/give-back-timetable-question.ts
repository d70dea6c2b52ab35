import type { MetadataTransaction } from "@baram/metadata-store";
import type { TakenTimetableQuestion } from "./take-timetable-questions.ts";

/** Leaves a question that was not answered to whoever looks next. */
export async function giveBackTimetableQuestion(
  transaction: MetadataTransaction,
  { dagId, takenUntil }: Pick<TakenTimetableQuestion, "dagId" | "takenUntil">,
): Promise<void> {
  await transaction
    .updateTable("dag")
    .set({ timetableTakenUntil: null })
    .where("dagId", "=", dagId)
    .where("timetableTakenUntil", "=", takenUntil)
    .execute();
}
