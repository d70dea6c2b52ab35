import type { BackfillState } from "@baram/domain";
import type { MetadataReader } from "../metadata-store.ts";
import type { BackfillRow } from "./claim-backfill.ts";

/** A back-fill; `null` where there is none of this id. */
export async function findBackfill(reader: MetadataReader, backfillId: number): Promise<BackfillRow | null> {
  const row = await reader.selectFrom("backfill").selectAll().where("id", "=", backfillId).executeTakeFirst();
  return row ?? null;
}

/** A page of back-fills, the newest first, with how many there are in all. */
export async function listBackfills(
  reader: MetadataReader,
  {
    dagId,
    states,
    limit,
    offset,
  }: {
    readonly dagId: string | null;
    readonly states: readonly BackfillState[] | null;
    readonly limit: number;
    readonly offset: number;
  },
): Promise<{ readonly backfills: readonly BackfillRow[]; readonly total: number }> {
  const chosen = reader
    .selectFrom("backfill")
    .$if(dagId !== null, (query) => query.where("dagId", "=", dagId ?? ""))
    .$if(states !== null, (query) => query.where("state", "in", states ?? []));
  const { total } = await chosen.select((query) => query.fn.countAll<number>().as("total")).executeTakeFirstOrThrow();
  const backfills = await chosen.selectAll().orderBy("id", "desc").limit(limit).offset(offset).execute();
  return { backfills, total };
}

/** How many runs of a back-fill are running: what its limit counts. */
export async function countRunningOfBackfill(reader: MetadataReader, backfillId: number): Promise<number> {
  const { running } = await reader
    .selectFrom("dagRun")
    .select((query) => query.fn.countAll<number>().as("running"))
    .where("backfillId", "=", backfillId)
    .where("state", "=", "running")
    .executeTakeFirstOrThrow();
  return running;
}

/** A task instance that has failed in a run of a back-fill. */
export interface FailedInstanceRow {
  readonly runId: string;
  readonly taskId: string;
  readonly mapIndex: number;
  /** `none` in a run that ended although it could never go on. */
  readonly state: "failed" | "upstream_failed" | "none";
}

/** What failed in the failed runs of a back-fill, the earliest first. */
export async function listFailedInstancesOfBackfill(
  reader: MetadataReader,
  { backfillId, limit }: { readonly backfillId: number; readonly limit: number },
): Promise<readonly FailedInstanceRow[]> {
  return reader
    .selectFrom("backfillDate")
    .innerJoin("taskInstance", "taskInstance.dagRunId", "backfillDate.dagRunId")
    .select(["taskInstance.runId", "taskInstance.taskId", "taskInstance.mapIndex", "taskInstance.state"])
    .where("backfillDate.backfillId", "=", backfillId)
    .where("backfillDate.state", "=", "failed")
    .innerJoin("dagRun", "dagRun.id", "taskInstance.dagRunId")
    .where((where) =>
      where.or([
        where("taskInstance.state", "in", ["failed", "upstream_failed"]),
        where.and([where("taskInstance.state", "=", "none"), where("dagRun.stateReason", "=", "all_tasks_deadlocked")]),
      ]),
    )
    .orderBy("backfillDate.position")
    .orderBy("taskInstance.id")
    .limit(limit)
    .$castTo<FailedInstanceRow>()
    .execute();
}
