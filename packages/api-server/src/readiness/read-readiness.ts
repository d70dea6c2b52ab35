import {
  countUpstream,
  isDecidedAgainst,
  type NamedTaskState,
  type PreviousRunFacts,
  parseSkipDecision,
  type ReadinessInput,
  type SerializedDag,
  SKIPMIXIN_KEY,
  type TaskGraph,
  taskGraph,
} from "@baram/domain";
import {
  findPreviousDagRun,
  hasEarlierTaskInstance,
  listTaskStates,
  listXComValues,
  type TaskInstanceRow,
} from "@baram/metadata-store";
import type { RouteDependencies } from "../route-dependencies.ts";

type Surroundings = Pick<RouteDependencies, "store" | "clock">;
type TaskState = Awaited<ReturnType<typeof listTaskStates>>[number];

/** Reads all that decides whether an instance may start, as the scheduler would see it now. */
export async function readReadinessInput(
  instance: TaskInstanceRow,
  dag: SerializedDag,
  { store, clock }: Surroundings,
): Promise<ReadinessInput> {
  const graph = taskGraph(dag);
  const upstreamIds = graph.upstreamIds(instance.taskId);
  const setupIds = graph.relevantSetups(instance.taskId).filter((taskId) => !upstreamIds.includes(taskId));
  const { dagRunId } = instance;
  const states = await listTaskStates(store.reader, { dagRunId, taskIds: [...upstreamIds, ...setupIds] });
  const statesOf = (taskId: string) => namedStates(graph, taskId, states);
  const upstreamNamed = upstreamIds.flatMap(statesOf);
  return {
    dag,
    task: graph.task(instance.taskId),
    state: instance.state,
    logicalDate: instance.logicalDate,
    now: clock.now(),
    retryAt: instance.retryAt,
    upstream: countUpstream(upstreamNamed),
    upstreamNamed,
    indirectSetups: setupIds.flatMap(statesOf),
    isDecidedAgainst: await readDecidedAgainst(instance, graph, states, store),
    previousRun: await readPreviousRun(instance, graph, store),
  };
}

/** The states of a task's instances; one that has none in the run is waited for as `none`. */
function namedStates(
  graph: TaskGraph,
  taskId: string,
  states: readonly TaskState[],
): readonly (NamedTaskState & { readonly isSetup: boolean })[] {
  const { isSetup } = graph.task(taskId);
  const own = states.filter((state) => state.taskId === taskId);
  return own.length === 0 ? [{ taskId, state: "none", isSetup }] : own.map(({ state }) => ({ taskId, state, isSetup }));
}

/** Whether a branch or short circuit directly upstream has decided against the task. */
async function readDecidedAgainst(
  instance: TaskInstanceRow,
  graph: TaskGraph,
  states: readonly TaskState[],
  store: RouteDependencies["store"],
): Promise<boolean> {
  const deciders = states.filter(({ taskId }) => {
    const { kind } = graph.task(taskId);
    return kind === "branch" || kind === "shortCircuit";
  });
  const taskInstanceIds = deciders.map(({ id }) => id);
  if (taskInstanceIds.length === 0) return false;
  const values = await listXComValues(store.reader, { taskInstanceIds, key: SKIPMIXIN_KEY });
  return values.some((value) => {
    const decision = parseSkipDecision(value);
    return decision !== null && isDecidedAgainst(decision, instance.taskId);
  });
}

async function readPreviousRun(
  { dagId, taskId, logicalDate }: TaskInstanceRow,
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
    taskStates: states.filter((state) => state.taskId === taskId).map(({ state }) => state),
    downstreamStates: states.filter((state) => state.taskId !== taskId).map(({ state }) => state),
    hasEarlierInstance: await hasEarlierTaskInstance(reader, { dagId, taskId, before: logicalDate }),
  };
}
