import { sql } from "kysely";
import type { MetadataTransaction } from "../metadata-store.ts";
import { PreparedQuery } from "../prepared-query.ts";

/** Written out, so that the partial index of exactly these states is used. */
const OCCUPIES = sql<boolean>`state in ('queued', 'running', 'restarting')`;

/** What instances that are queued or running take, by where they count. */
export interface OccupiedSlots {
  readonly dagId: string;
  readonly pool: string;
  readonly instances: number;
  readonly poolSlots: number;
  /** Of the Dag; `null` where that is gone. */
  readonly maxActiveTasks: number | null;
}

const COUNT = new PreparedQuery<object, OccupiedSlots>([], ({ database }) =>
  database
    .selectFrom(
      database
        .selectFrom("taskInstance")
        .select((query) => [
          "dagId",
          "pool",
          query.fn.countAll<number>().as("instances"),
          query.fn.sum<number>("poolSlots").as("poolSlots"),
        ])
        .where(OCCUPIES)
        .groupBy(["dagId", "pool"])
        .as("occupied"),
    )
    .leftJoin("dag", "dag.dagId", "occupied.dagId")
    .select(["occupied.dagId", "occupied.pool", "occupied.instances", "occupied.poolSlots", "dag.maxActiveTasks"]),
);

/** Counts what is queued or running, per Dag and pool. Costs work in proportion to what runs, never to history. */
export async function countOccupiedSlots(transaction: MetadataTransaction): Promise<readonly OccupiedSlots[]> {
  const { rows } = await COUNT.execute(transaction, {});
  return rows;
}

const COUNT_DEFERRED = new PreparedQuery<object, Pick<OccupiedSlots, "pool" | "poolSlots">>([], ({ database }) =>
  database
    .selectFrom("taskInstance")
    .select((query) => ["pool", query.fn.sum<number>("poolSlots").as("poolSlots")])
    .where("state", "=", sql.lit("deferred"))
    .groupBy("pool"),
);

/** Counts the slots of deferred instances, per pool, for the pools that count them. */
export async function countDeferredSlots(
  transaction: MetadataTransaction,
): Promise<readonly Pick<OccupiedSlots, "pool" | "poolSlots">[]> {
  const { rows } = await COUNT_DEFERRED.execute(transaction, {});
  return rows;
}

/** Counts the queued and running instances of single tasks, over all runs and within one. */
export async function countOccupyingOfTask(
  transaction: MetadataTransaction,
  { dagId, taskId, dagRunId }: { readonly dagId: string; readonly taskId: string; readonly dagRunId: number | null },
): Promise<number> {
  const row = await transaction
    .selectFrom("taskInstance")
    .select((query) => query.fn.countAll<number>().as("instances"))
    .where(OCCUPIES)
    .where("dagId", "=", dagId)
    .where("taskId", "=", taskId)
    .$if(dagRunId !== null, (query) => query.where("dagRunId", "=", dagRunId as number))
    .executeTakeFirstOrThrow();
  return row.instances;
}
