import type { SerializedDag, SerializedTask, SerializedTaskGroup } from "./serialized-dag.ts";

/** A task with every default, for tests. */
export function aTask(taskId: string, given: Partial<SerializedTask> = {}): SerializedTask {
  return {
    taskId,
    operator: "FunctionOperator",
    kind: "work",
    downstreamTaskIds: [],
    groupId: null,
    expansion: null,
    mapIndexTemplate: null,
    owner: "airflow",
    docMd: null,
    triggerRule: "all_success",
    retries: 0,
    retryDelaySeconds: 300,
    retryExponentialBackoff: false,
    retryDelaySecondsMaximum: null,
    executionTimeoutSeconds: null,
    dependsOnPast: false,
    waitForDownstream: false,
    ignoreFirstDependsOnPast: true,
    startDate: null,
    endDate: null,
    pool: "default_pool",
    poolSlots: 1,
    queue: "default",
    priorityWeight: 1,
    weightRule: "downstream",
    maxActiveTisPerDag: null,
    maxActiveTisPerDagRun: null,
    isolation: "shared",
    doXcomPush: true,
    multipleOutputs: false,
    isSetup: false,
    isTeardown: false,
    onFailureFailDagRun: false,
    params: {},
    templateFields: {},
    inlets: [],
    outlets: [],
    inputTaskIds: [],
    uiColor: "#fff",
    uiFgcolor: "#000",
    ...given,
  };
}

/** A group that prefixes, inside the group its id names. */
export function aGroup(groupId: string, given: Partial<SerializedTaskGroup> = {}): SerializedTaskGroup {
  const cut = groupId.lastIndexOf(".");
  return {
    groupId,
    parentGroupId: cut < 0 ? null : groupId.slice(0, cut),
    label: groupId.slice(cut + 1),
    tooltip: "",
    prefixGroupId: true,
    tasksBefore: 0,
    expansion: null,
    upstreamIds: [],
    downstreamIds: [],
    ...given,
  };
}

interface DagShape {
  /** Ids, or tasks with options of their own. An id with dots is in the group before its last dot. */
  readonly tasks: readonly (string | SerializedTask)[];
  /** Chains: `a > b > c`. */
  readonly edges?: readonly string[];
  readonly given?: Partial<SerializedDag>;
}

/** A Dag with every default, for tests. */
export function aDag({ tasks, edges = [], given = {} }: DagShape): SerializedDag {
  const downstream = new Map<string, string[]>();
  for (const chain of edges) {
    const ids = chain.split(" > ");
    for (const [index, id] of ids.slice(1).entries()) {
      const upstreamId = ids[index] ?? "";
      downstream.set(upstreamId, [...(downstream.get(upstreamId) ?? []), id]);
    }
  }
  const declared = tasks.map((task) => (typeof task === "string" ? aTask(task) : task));
  const withEdges = declared.map((task) => ({
    ...task,
    groupId: task.groupId ?? groupOf(task.taskId),
    downstreamTaskIds: downstream.get(task.taskId) ?? task.downstreamTaskIds,
  }));
  return { ...DEFAULTS, tasks: withEdges, taskGroups: groupsOf(withEdges), ...given };
}

function groupOf(taskId: string): string | null {
  const cut = taskId.lastIndexOf(".");
  return cut < 0 ? null : taskId.slice(0, cut);
}

function groupsOf(tasks: readonly SerializedTask[]): readonly SerializedTaskGroup[] {
  const places = new Map<string, number>();
  for (const [index, { groupId }] of tasks.entries()) {
    const parts = groupId === null ? [] : groupId.split(".");
    for (const length of parts.keys()) {
      const enclosingId = parts.slice(0, length + 1).join(".");
      if (!places.has(enclosingId)) places.set(enclosingId, index);
    }
  }
  return Array.from(places, ([groupId, tasksBefore]) => aGroup(groupId, { tasksBefore }));
}

const DEFAULTS: Omit<SerializedDag, "tasks" | "taskGroups"> = {
  schemaVersion: 2,
  dagId: "d",
  description: null,
  docMd: null,
  owners: ["airflow"],
  tags: [],
  timezone: "UTC",
  startDate: null,
  endDate: null,
  schedule: { kind: "none" },
  catchup: false,
  maxActiveRuns: 16,
  maxActiveTasks: 16,
  failFast: false,
  dagRunTimeoutSeconds: null,
  isPausedUponCreation: null,
  params: {},
  renderTemplateAsNativeObject: false,
  templateSearchPath: [],
  sourceLine: null,
  edgeLabels: [],
};
