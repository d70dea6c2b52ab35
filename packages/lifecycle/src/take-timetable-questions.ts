import { addSeconds, type Instant } from "@baram/domain";
import { claimTimetableQuestions, type MetadataTransaction, type TimetableQuestion } from "@baram/metadata-store";

/** A question that a scheduler has taken upon itself, until this moment. */
export interface TakenTimetableQuestion extends TimetableQuestion {
  readonly takenUntil: Instant;
}

/**
 * Takes questions to timetables of authors' own, so that no other scheduler asks the same: author code is not waited for in
 * a transaction. What is not answered by its time is asked by whoever looks next. Locks the Dags.
 */
export async function takeTimetableQuestions(
  transaction: MetadataTransaction,
  { limit, seconds, now }: { readonly limit: number; readonly seconds: number; readonly now: Instant },
): Promise<readonly TakenTimetableQuestion[]> {
  const questions = await claimTimetableQuestions(transaction, { limit, now });
  if (questions.length === 0) return [];
  const takenUntil = addSeconds(now, seconds);
  const dagIds = questions.map(({ dagId }) => dagId);
  await transaction.updateTable("dag").set({ timetableTakenUntil: takenUntil }).where("dagId", "in", dagIds).execute();
  return questions.map((question) => ({ ...question, takenUntil }));
}
