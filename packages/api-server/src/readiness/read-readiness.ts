import {
  isDecidedAgainst,
  type PreviousRunFacts,
  parseSkipDecision,
  pastOfInstance,
  type ReadinessInput,
  type SerializedDag,
  SKIPMIXIN_KEY,
  type TaskGraph,
  taskGraph,
  UpstreamView,
} from "@baram/domain";
import {
  findPreviousDagRun,
  findTriggerOfTaskInstance,
  hasEarlierTaskInstance,
  listTaskStates,
  listXComValues,
  type TaskInstanceRow,
} from "@baram/metadata-store";
import type { RouteDependencies } from "../route-dependencies.ts";
import { type DecidingInstance, readStatesAround } from "./read-known-states.ts";

type Surroundings = Pick<RouteDependencies, "store" | "clock">;

/** Reads all that decides whether an instance may start, as the scheduler would see it now. */
export async function readReadinessInput(
  instance: TaskInstanceRow,
  dag: SerializedDag,
  { store, clock }: Surroundings,
): Promise<ReadinessInput> {
  const graph = taskGraph(dag);
  const { states, deciders } = await readStatesAround(store.reader, instance, graph);
  return {
    dag,
    task: graph.task(instance.taskId),
    state: instance.state,
    logicalDate: instance.logicalDate,
    now: clock.now(),
    retryAt: instance.retryAt,
    ...(await readTrigger(instance, store)),
    isDecidedAgainst: await readDecidedAgainst(instance, deciders, store),
    previousRun: await readPreviousRun(instance, graph, store),
    ...new UpstreamView(states).ofInstance(instance),
  };
}

/** What a deferred instance waits for. */
async function readTrigger(
  { id, state }: TaskInstanceRow,
  store: RouteDependencies["store"],
): Promise<Pick<ReadinessInput, "triggerClasspath">> {
  const trigger = state === "deferred" ? await findTriggerOfTaskInstance(store.reader, id) : null;
  return trigger === null ? {} : { triggerClasspath: trigger.classpath };
}

/** Whether a branch or short circuit directly upstream has decided against the task. */
async function readDecidedAgainst(
  instance: TaskInstanceRow,
  deciders: readonly DecidingInstance[],
  store: RouteDependencies["store"],
): Promise<boolean> {
  const taskInstanceIds = deciders.map(({ id }) => id);
  if (taskInstanceIds.length === 0) return false;
  const values = await listXComValues(store.reader, { taskInstanceIds, key: SKIPMIXIN_KEY });
  return values.some((value) => {
    const decision = parseSkipDecision(value);
    return decision !== null && isDecidedAgainst(decision, instance.taskId);
  });
}

async function readPreviousRun(
  { dagId, taskId, mapIndex, logicalDate }: TaskInstanceRow,
  graph: TaskGraph,
  { reader }: RouteDependencies["store"],
): Promise<PreviousRunFacts | null> {
  const task = graph.task(taskId);
  if (!task.dependsOnPast && !task.waitForDownstream) return null;
  const previous = await findPreviousDagRun(reader, { dagId, before: logicalDate, catchup: graph.dag.catchup });
  if (previous === null) return null;
  const taskIds = [taskId, ...graph.downstreamIds(taskId)];
  const states = await listTaskStates(reader, { dagRunId: previous.id, taskIds });
  return {
    runId: previous.runId,
    logicalDate: previous.logicalDate,
    taskStates: pastOfInstance(
      mapIndex,
      states.filter((state) => state.taskId === taskId),
    ),
    downstreamStates: states.filter((state) => state.taskId !== taskId).map(({ state }) => state),
    hasEarlierInstance: await hasEarlierTaskInstance(reader, { dagId, taskId, before: logicalDate }),
  };
}
