import {
  explainInstance,
  explainReadiness,
  type PoolSlots,
  PRECONDITION_NAMES,
  type Precondition,
  type ReadinessInput,
  type ReadinessSurroundings,
} from "@baram/domain";
import {
  countOccupyingAround,
  type DagRow,
  type DagRunRow,
  findPool,
  listPoolUsage,
  type MetadataReader,
  type TaskInstanceRow,
  versionUnderTerms,
} from "@baram/metadata-store";
import type { RouteDependencies } from "../route-dependencies.ts";
import { readDagRunSurroundings, readParallelism } from "./read-dag-run-surroundings.ts";
import { readReadinessInput } from "./read-readiness.ts";

/** An instance with its run and its Dag. */
export interface ExplainedTaskInstance {
  readonly instance: TaskInstanceRow;
  readonly run: DagRunRow;
  readonly dag: DagRow;
}

/**
 * The checks between an instance and its worker that Airflow has, met or not, in the scheduler's own words.
 *
 * Parity: what is left out concerns the whole installation: {@link explainWaitingTaskInstance} has it.
 */
export async function explainTaskInstance(
  explained: ExplainedTaskInstance,
  dependencies: Pick<RouteDependencies, "store" | "clock">,
): Promise<readonly Precondition[]> {
  const known = await readKnown(explained, dependencies);
  if (known === null) return [];
  const checks = explainReadiness(known.input, { ...known.surroundings, executorSlotsFree: 1 });
  return checks.filter(({ name }) => name !== PRECONDITION_NAMES.executorSlots);
}

/** Every check between an instance and its worker, met or not: its own, its run's and the installation's. */
export async function explainWaitingTaskInstance(
  explained: ExplainedTaskInstance,
  dependencies: Pick<RouteDependencies, "store" | "clock" | "configuration">,
): Promise<readonly Precondition[]> {
  const known = await readKnown(explained, dependencies);
  if (known === null) return [];
  return explainInstance(known.input, {
    ...known.surroundings,
    ...(await readDagRunSurroundings(explained, dependencies)),
    executorSlotsFree: 1,
    parallelism: await readParallelism(dependencies),
  });
}

interface Known {
  readonly input: ReadinessInput;
  readonly surroundings: Omit<ReadinessSurroundings, "executorSlotsFree">;
}

/** `null` for an instance whose task the version of its run no longer has. */
async function readKnown(
  { instance, run, dag }: ExplainedTaskInstance,
  dependencies: Pick<RouteDependencies, "store" | "clock">,
): Promise<Known | null> {
  const { store } = dependencies;
  const { dagId, taskId, dagRunId } = instance;
  const version = versionUnderTerms(await store.serializedDags.get(store.reader, run.dagVersionId), run.terms);
  if (!version.dag.tasks.some((task) => task.taskId === taskId)) return null;
  const occupying = await countOccupyingAround(store.reader, { dagId, taskId, dagRunId });
  const surroundings = {
    dagId,
    isDagPaused: dag.isPaused === 1,
    dagRunState: run.state,
    runType: run.runType,
    pool: await readPoolSlots(store.reader, instance),
    activeInDag: { active: occupying.inDag, maximum: dag.maxActiveTasks },
    activeOfTask: occupying.ofTask,
    activeOfTaskInRun: occupying.ofTaskInRun,
  };
  return { input: await readReadinessInput(instance, version.dag, dependencies), surroundings };
}

/** Parity: the slots that the instance holds itself are none that keep it waiting. */
async function readPoolSlots(reader: MetadataReader, instance: TaskInstanceRow): Promise<PoolSlots | null> {
  const { pool: name, poolSlots, state } = instance;
  const pool = await findPool(reader, name);
  if (pool === null) return null;
  const counted = new Set<string>([
    "queued",
    "running",
    "restarting",
    ...(pool.includeDeferred === 1 ? ["deferred"] : []),
  ]);
  const usage = (await listPoolUsage(reader)).filter((used) => used.pool === name && counted.has(used.state));
  const slotsOccupied = usage.reduce((sum, { slots }) => sum + slots, 0);
  return { slotsTotal: pool.slots, slotsOccupied: counted.has(state) ? slotsOccupied - poolSlots : slotsOccupied };
}
