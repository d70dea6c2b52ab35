import {
  authoredTimetableOf,
  type BackfillDate,
  type BackfillRange,
  type DagRunInfo,
  isNextBackfillDate,
  restrictionOfBackfill,
} from "@baram/domain";
import type { RouteDependencies } from "../route-dependencies.ts";

/** The dates that only author code can name. */
export type AskedBackfillDates =
  /** `null` leaves them to what is known of the Dag. */
  | { readonly kind: "dates"; readonly dates: readonly DagRunInfo[] | null }
  /** Its timetable did not answer: one sentence. */
  | { readonly kind: "unavailable"; readonly message: string };

/** Asks the timetable of a Dag's author for the dates of a back-fill, at most `limit` of them. */
export async function askBackfillDates(
  { dagId, range, limit }: { readonly dagId: string; readonly range: BackfillRange; readonly limit: number },
  { store, askAuthorsNextDagRun }: Pick<RouteDependencies, "store" | "askAuthorsNextDagRun">,
): Promise<AskedBackfillDates> {
  const row = await store.reader
    .selectFrom("dag")
    .innerJoin("dagVersion", "dagVersion.id", "dag.dagVersionId")
    .select(["dag.dagId", "dag.dagVersionId", "dagVersion.bundleHash", "dag.relativePath"])
    .where("dag.dagId", "=", dagId)
    .executeTakeFirst();
  if (row === undefined) return { kind: "dates", dates: null };
  const { dag } = await store.serializedDags.get(store.reader, row.dagVersionId);
  if (authoredTimetableOf(dag.schedule) === null) return { kind: "dates", dates: null };
  if (askAuthorsNextDagRun === undefined) {
    return { kind: "unavailable", message: "It is the author's own, and no author code can be asked here." };
  }
  const dates: DagRunInfo[] = [];
  while (dates.length < limit) {
    const after: BackfillDate | null = dates.at(-1) ?? null;
    const last = after?.dataInterval ?? null;
    const answer = await askAuthorsNextDagRun(row, { last, restriction: restrictionOfBackfill(range) });
    if (answer.kind === "failed") return { kind: "unavailable", message: answer.message };
    const next = answer.answer;
    if (!isNextBackfillDate(next, { range, after })) break;
    dates.push(next);
  }
  return { kind: "dates", dates };
}
