import type { DataInterval, Instant } from "@baram/domain";
import { sql } from "kysely";
import { isOneOf } from "../is-one-of.ts";
import type { MetadataTransaction } from "../metadata-store.ts";

/** The events that a run is made for. */
export interface AssetEventsToUse {
  readonly dagId: string;
  /** What the Dag waits for. */
  readonly assetIds: readonly number[];
  /**
   * Of which the caller holds what is noted. What somebody has noted of another one meanwhile goes with the events of that
   * to the run after this.
   */
  readonly heldAssetIds: readonly number[];
  /** `null` for from the beginning. */
  readonly after: Instant | null;
  /** `null` for all there are. */
  readonly until: Instant | null;
  /** Without those that a run of the Dag was made for. */
  readonly areUnused: boolean;
}

/** What some events come to. */
export interface AssetEventsSummary {
  readonly lastAt: Instant;
  /** From the first beginning to the last end of the runs that made them; one from outside counts by its time. */
  readonly dataInterval: DataInterval;
}

/** @returns `null` where there are none. */
export async function summarizeAssetEventsToUse(
  transaction: MetadataTransaction,
  which: AssetEventsToUse,
): Promise<AssetEventsSummary | null> {
  const { lastAt, start, end } = await selectEventsToUse(transaction, which)
    .leftJoin("dagRun as run", (join) =>
      join.onRef("run.dagId", "=", "event.sourceDagId").onRef("run.runId", "=", "event.sourceRunId"),
    )
    .select([
      sql<Instant | null>`max(event.created_at)`.as("lastAt"),
      sql<Instant | null>`min(coalesce(run.data_interval_start, event.created_at))`.as("start"),
      sql<Instant | null>`max(coalesce(run.data_interval_end, event.created_at))`.as("end"),
    ])
    .executeTakeFirstOrThrow();
  return lastAt === null || start === null || end === null ? null : { lastAt, dataInterval: { start, end } };
}

/** Records that a run was made for them. */
export async function insertUsedAssetEvents(
  transaction: MetadataTransaction,
  { dagRunId, ...which }: AssetEventsToUse & { readonly dagRunId: number },
): Promise<void> {
  await transaction
    .insertInto("dagRunAssetEvent")
    .columns(["dagRunId", "assetEventId"])
    .expression(
      selectEventsToUse(transaction, which).select(({ val }) => [
        val(dagRunId).as("dagRunId"),
        "event.id as assetEventId",
      ]),
    )
    .execute();
}

function selectEventsToUse(
  transaction: MetadataTransaction,
  { dagId, assetIds, heldAssetIds, after, until, areUnused }: AssetEventsToUse,
) {
  return transaction
    .selectFrom("assetEvent as event")
    .where(isOneOf(sql.ref("event.assetId"), assetIds))
    .where(({ or, not, exists, selectFrom }) =>
      or([
        isOneOf(sql.ref("event.assetId"), heldAssetIds),
        not(
          exists(
            selectFrom("assetUpdateNoted as noted")
              .select("noted.assetId")
              .where("noted.dagId", "=", dagId)
              .whereRef("noted.assetId", "=", "event.assetId"),
          ),
        ),
      ]),
    )
    .$if(after !== null, (query) => query.where("event.createdAt", ">", after))
    .$if(until !== null, (query) => query.where("event.createdAt", "<=", until))
    .$if(areUnused, (query) =>
      query.where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom("dagRunAssetEvent as use")
              .innerJoin("dagRun as user", "user.id", "use.dagRunId")
              .select("use.dagRunId")
              .whereRef("use.assetEventId", "=", "event.id")
              .where("user.dagId", "=", dagId),
          ),
        ),
      ),
    );
}
