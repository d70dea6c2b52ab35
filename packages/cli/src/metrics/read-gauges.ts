import { listPools, listPoolUsage, type MetadataReader } from "@baram/metadata-store";
import type { Metrics } from "./metrics.ts";

const ALL_POOLS = { orderBy: "name", direction: "asc", limit: 10_000, offset: 0 } as const;

/** Reads how things stand in the installation. Costs work in proportion to what is unfinished, never to history. */
export async function readGauges(
  metrics: Metrics,
  reader: MetadataReader,
  { parallelism }: { readonly parallelism: number },
): Promise<void> {
  const [usage, { pools }, dagCount, importErrors, triggers] = [
    await listPoolUsage(reader),
    await listPools(reader, ALL_POOLS),
    await countDags(reader),
    await countRows(reader, "importError"),
    await countRows(reader, "trigger"),
  ];
  metrics.set("dagbag_size", dagCount);
  metrics.set("dag_processing.import_errors", importErrors);
  metrics.set("triggers.running", triggers);
  const slotsOf = (states: readonly string[], pool?: string) =>
    usage
      .filter((row) => states.includes(row.state) && (pool === undefined || row.pool === pool))
      .reduce((sum, { slots }) => sum + slots, 0);
  const running = slotsOf(RUNNING);
  const queued = slotsOf(["queued"]);
  metrics.set("executor.running_tasks", running);
  metrics.set("executor.queued_tasks", queued);
  metrics.set("executor.open_slots", Math.max(0, parallelism - running - queued));
  for (const name of POOL_GAUGES) metrics.reset(name);
  for (const { name, slots, includeDeferred } of pools) {
    const labels = { pool: name };
    const deferred = slotsOf(["deferred"], name);
    const taken = slotsOf([...RUNNING, "queued"], name) + (includeDeferred === 1 ? deferred : 0);
    // Parity: a pool without an end has as many open slots as there are numbers.
    metrics.set("pool.open_slots", slots < 0 ? Number.POSITIVE_INFINITY : slots - taken, labels);
    metrics.set("pool.queued_slots", slotsOf(["queued"], name), labels);
    metrics.set("pool.running_slots", slotsOf(RUNNING, name), labels);
    metrics.set("pool.scheduled_slots", slotsOf(["scheduled"], name), labels);
    metrics.set("pool.deferred_slots", deferred, labels);
  }
}

const RUNNING = ["running", "restarting"] as const;

const POOL_GAUGES = [
  "pool.open_slots",
  "pool.queued_slots",
  "pool.running_slots",
  "pool.scheduled_slots",
  "pool.deferred_slots",
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
