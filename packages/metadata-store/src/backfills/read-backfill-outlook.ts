import type { Instant } from "@baram/domain";
import { sql } from "kysely";
import type { MetadataReader } from "../metadata-store.ts";

/** What decides how a back-fill goes on. */
export interface BackfillOutlook {
  /** How many of its runs are on their way. */
  readonly active: number;
  readonly hasFailed: boolean;
  /** Whether dates that have been written down are still to be begun. */
  readonly hasPlanned: boolean;
}

/** Costs as much as there are runs on their way, however many dates there are. */
export async function readBackfillOutlook(reader: MetadataReader, backfillId: number): Promise<BackfillOutlook> {
  const ofState = (state: "active" | "failed" | "planned", limit: number) =>
    reader
      .selectFrom("backfillDate")
      .select("position")
      .where("backfillId", "=", backfillId)
      .where("state", "=", state)
      .limit(limit)
      .execute();
  const active = await ofState("active", Number.MAX_SAFE_INTEGER);
  const [failed, planned] = [await ofState("failed", 1), await ofState("planned", 1)];
  return { active: active.length, hasFailed: failed.length > 0, hasPlanned: planned.length > 0 };
}

/** Whether a run of a Dag with an earlier logical date is queued or running. */
export async function hasEarlierActiveRun(
  reader: MetadataReader,
  { dagId, before }: { readonly dagId: string; readonly before: Instant },
): Promise<boolean> {
  const earlier = await reader
    .selectFrom("dagRun")
    .select("id")
    .where("dagId", "=", dagId)
    .where(sql<boolean>`state in ('queued', 'running')`)
    .where("logicalDate", "<", before)
    .limit(1)
    .executeTakeFirst();
  return earlier !== undefined;
}
