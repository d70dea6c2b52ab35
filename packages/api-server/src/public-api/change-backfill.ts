import type { ChangeBackfillOutcome } from "@baram/lifecycle";
import { findBackfill, type MetadataStore, type MetadataTransaction } from "@baram/metadata-store";
import { ok, problem, type Reply } from "../http/reply.ts";
import type { Described } from "../http/schema.ts";
import { backfillNotFound } from "./backfill-request.ts";
import { type BackfillRepresentation, representBackfill } from "./representations/backfill.ts";

/** Changes a back-fill as a person asks, and answers with what it is then. */
export async function changeBackfillOf(
  store: MetadataStore,
  given: {
    readonly dagId: string;
    readonly backfillId: number;
    /** `paused`, in "cannot be paused". */
    readonly participle: string;
    readonly change: (transaction: MetadataTransaction) => Promise<ChangeBackfillOutcome>;
  },
): Promise<Reply<Described<typeof BackfillRepresentation>>> {
  const { dagId, backfillId } = given;
  if ((await findBackfill(store.reader, backfillId))?.dagId !== dagId) return backfillNotFound(dagId, backfillId);
  const outcome = await store.transaction(given.change);
  if (outcome.kind === "refused") {
    const detail = `Back-fill ${backfillId} is ${outcome.state}, so it cannot be ${given.participle}.`;
    return problem(409, { title: "The back-fill was not changed", detail });
  }
  const changed = await findBackfill(store.reader, backfillId);
  if (changed === null) return backfillNotFound(dagId, backfillId);
  return ok(await representBackfill(store.reader, changed));
}
