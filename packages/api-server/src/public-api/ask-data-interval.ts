import { authoredTimetableOf, type DataInterval, type Instant } from "@baram/domain";
import { findDagToTrigger } from "@baram/metadata-store";
import type { RouteDependencies } from "../route-dependencies.ts";

/** What a run by hand is to cover. */
export type AskedDataInterval =
  | {
      readonly kind: "interval" /** `null` leaves it to what is known of the Dag. */;
      readonly dataInterval: DataInterval | null;
    }
  /** Its timetable did not answer: one sentence. */
  | { readonly kind: "unavailable"; readonly message: string };

/** What a run by hand covers where only author code can tell. */
export async function askDataInterval(
  { dagId, at }: { readonly dagId: string; readonly at: Instant },
  { store, askAuthorsTimetable }: Pick<RouteDependencies, "store" | "askAuthorsTimetable">,
): Promise<AskedDataInterval> {
  const row = await findDagToTrigger(store.reader, dagId);
  if (row === null || askAuthorsTimetable === undefined) return { kind: "interval", dataInterval: null };
  const { dag } = await store.serializedDags.get(store.reader, row.dagVersionId);
  if (authoredTimetableOf(dag.schedule) === null) return { kind: "interval", dataInterval: null };
  const answer = await askAuthorsTimetable(row, at);
  if (answer.kind === "failed") return { kind: "unavailable", message: answer.message };
  return { kind: "interval", dataInterval: answer.answer };
}
