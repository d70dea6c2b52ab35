import type { Measurements } from "@baram/domain";
import { listPools, listPoolUsage, type MetadataReader } from "@baram/metadata-store";

const ALL_POOLS = { orderBy: "name", direction: "asc", limit: 10_000, offset: 0 } as const;

/** Reads how things stand in the installation. Costs work in proportion to what is unfinished, never to history. */
export async function readGauges(
  metrics: Measurements,
  reader: MetadataReader,
  { parallelism }: { readonly parallelism: number },
): Promise<void> {
  const [usage, { pools }, dagCount, importErrors, triggers, orphanedAssets] = [
    await listPoolUsage(reader),
    await listPools(reader, ALL_POOLS),
    await countDags(reader),
    await countRows(reader, "importError"),
    await countRows(reader, "trigger"),
    await countOrphanedAssets(reader),
  ];
  metrics.set("dagbag_size", dagCount);
  metrics.set("dag_processing.import_errors", importErrors);
  metrics.set("triggers.running", triggers);
  metrics.set("dataset.orphaned", orphanedAssets);
  const slotsOf = (states: readonly string[], pool?: string) =>
    usage
      .filter((row) => states.includes(row.state) && (pool === undefined || row.pool === pool))
      .reduce((sum, { slots }) => sum + slots, 0);
  const running = slotsOf(RUNNING);
  const queued = slotsOf(["queued"]);
  metrics.set("executor.running_tasks", running);
  metrics.set("executor.queued_tasks", queued);
  metrics.set("executor.open_slots", Math.max(0, parallelism - running - queued));
  let starving = 0;
  for (const name of POOL_GAUGES) metrics.reset(name);
  for (const { name, slots, includeDeferred } of pools) {
    const labels = { pool: name };
    const deferred = slotsOf(["deferred"], name);
    const taken = slotsOf([...RUNNING, "queued"], name) + (includeDeferred === 1 ? deferred : 0);
    // Parity: a pool without an end has as many open slots as there are numbers.
    const open = slots < 0 ? Number.POSITIVE_INFINITY : slots - taken;
    const waiting = usage.find((row) => row.pool === name && row.state === "scheduled")?.instances ?? 0;
    const starvingHere = open <= 0 ? waiting : 0;
    starving += starvingHere;
    metrics.set("pool.starving_tasks", starvingHere, labels);
    metrics.set("pool.open_slots", open, labels);
    metrics.set("pool.queued_slots", slotsOf(["queued"], name), labels);
    metrics.set("pool.running_slots", slotsOf(RUNNING, name), labels);
    metrics.set("pool.scheduled_slots", slotsOf(["scheduled"], name), labels);
    metrics.set("pool.deferred_slots", deferred, labels);
  }
  metrics.set("scheduler.tasks.starving", starving);
}

const RUNNING = ["running", "restarting"] as const;

const POOL_GAUGES = [
  "pool.open_slots",
  "pool.queued_slots",
  "pool.running_slots",
  "pool.scheduled_slots",
  "pool.deferred_slots",
  "pool.starving_tasks",
] as const;

async function countDags(reader: MetadataReader): Promise<number> {
  const { count } = await reader
    .selectFrom("dag")
    .select((column) => column.fn.countAll<number>().as("count"))
    .where("isActive", "=", 1)
    .executeTakeFirstOrThrow();
  return Number(count);
}

async function countRows(reader: MetadataReader, table: "importError" | "trigger"): Promise<number> {
  const { count } = await reader
    .selectFrom(table)
    .select((column) => column.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** What an author has given up: no Dag reads it, writes it or waits for it any more. */
async function countOrphanedAssets(reader: MetadataReader): Promise<number> {
  const { count } = await reader
    .selectFrom("asset")
    .select((column) => column.fn.countAll<number>().as("count"))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("assetReference")
            .select("assetReference.assetId")
            .whereRef("assetReference.assetId", "=", "asset.id"),
        ),
      ),
    )
    .executeTakeFirstOrThrow();
  return Number(count);
}
