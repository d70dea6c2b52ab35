import { explainReadiness, type PoolSlots, PRECONDITION_NAMES, type Precondition } from "@baram/domain";
import {
  countOccupyingAround,
  type DagRow,
  type DagRunRow,
  findPool,
  listPoolUsage,
  type MetadataReader,
  type TaskInstanceRow,
} from "@baram/metadata-store";
import type { RouteDependencies } from "../route-dependencies.ts";
import { readReadinessInput } from "./read-readiness.ts";

/**
 * Every check between an instance and its worker, met or not, in the scheduler's own words.
 *
 * Left out is the room of the executor: only its own process knows it.
 */
export async function explainTaskInstance(
  { instance, run, dag }: { readonly instance: TaskInstanceRow; readonly run: DagRunRow; readonly dag: DagRow },
  dependencies: Pick<RouteDependencies, "store" | "clock">,
): Promise<readonly Precondition[]> {
  const { store } = dependencies;
  const { dagId, taskId, dagRunId } = instance;
  const version = await store.serializedDags.get(store.reader, run.dagVersionId);
  if (!version.dag.tasks.some((task) => task.taskId === taskId)) return [];
  const occupying = await countOccupyingAround(store.reader, { dagId, taskId, dagRunId });
  const preconditions = explainReadiness(await readReadinessInput(instance, version.dag, dependencies), {
    dagId,
    isDagPaused: dag.isPaused === 1,
    dagRunState: run.state,
    runType: run.runType,
    pool: await readPoolSlots(store.reader, instance.pool),
    activeInDag: { active: occupying.inDag, maximum: dag.maxActiveTasks },
    activeOfTask: occupying.ofTask,
    activeOfTaskInRun: occupying.ofTaskInRun,
    executorSlotsFree: 1,
  });
  return preconditions.filter(({ name }) => name !== PRECONDITION_NAMES.executorSlots);
}

async function readPoolSlots(reader: MetadataReader, name: string): Promise<PoolSlots | null> {
  const pool = await findPool(reader, name);
  if (pool === null) return null;
  const counted = new Set(["queued", "running", "restarting", ...(pool.includeDeferred === 1 ? ["deferred"] : [])]);
  const usage = (await listPoolUsage(reader)).filter((used) => used.pool === name && counted.has(used.state));
  return { slotsTotal: pool.slots, slotsOccupied: usage.reduce((sum, { slots }) => sum + slots, 0) };
}
