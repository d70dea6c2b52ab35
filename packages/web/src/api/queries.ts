import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { listXComs, readDagWaiting, readMissingRun, readXCom } from "./stable-api.ts";
import {
  type DagFilters,
  type GridWindow,
  listDags,
  listImportErrors,
  listMappedInstances,
  readDag,
  readGrid,
  readRun,
  readSession,
  readSource,
  readTaskInstance,
  type TaskInstanceAddress,
} from "./ui-api.ts";

/** The names under which answers are kept; the event stream patches them by the same names. */
export const queryKeys = {
  session: ["session"] as const,
  allDags: ["dags"] as const,
  dags: (filters: DagFilters) => ["dags", filters] as const,
  dag: (dagId: string) => ["dag", dagId] as const,
  grids: (dagId: string) => ["grid", dagId] as const,
  grid: (dagId: string, gridWindow: GridWindow) => ["grid", dagId, gridWindow] as const,
  run: (dagId: string, runId: string) => ["run", dagId, runId] as const,
  taskInstance: ({ dagId, runId, taskId, mapIndex }: TaskInstanceAddress) =>
    ["task-instance", dagId, runId, taskId, mapIndex] as const,
  /** Under the key of the task instances of its run, so that what changes one reads both again. */
  mappedInstances: ({ dagId, runId, taskId }: Omit<TaskInstanceAddress, "mapIndex">, state: string | undefined) =>
    ["task-instance", dagId, runId, taskId, "mapped", state ?? "all"] as const,
  xcoms: ({ dagId, runId, taskId, mapIndex }: TaskInstanceAddress) =>
    ["xcoms", dagId, runId, taskId, mapIndex] as const,
  dagWaiting: (dagId: string) => ["dag-waiting", dagId] as const,
  source: (dagId: string, version: number | undefined) => ["source", dagId, version ?? "newest"] as const,
  importErrors: ["import-errors"] as const,
};

export const sessionQuery = queryOptions({
  queryKey: queryKeys.session,
  queryFn: ({ signal }) => readSession(signal),
  retry: false,
});

/** Why runs of a Dag wait. */
export function dagWaitingQuery(dagId: string) {
  return queryOptions({
    queryKey: queryKeys.dagWaiting(dagId),
    queryFn: ({ signal }) => readDagWaiting(dagId, signal),
  });
}

/** Why there is no run for a logical date; read again with what makes the Dag's runs wait. */
export function missingRunQuery(dagId: string, logicalDate: string) {
  return queryOptions({
    queryKey: [...queryKeys.dagWaiting(dagId), logicalDate] as const,
    queryFn: ({ signal }) => readMissingRun(dagId, logicalDate, signal),
  });
}

export function dagsQuery(filters: DagFilters) {
  return queryOptions({
    queryKey: queryKeys.dags(filters),
    queryFn: ({ signal }) => listDags(filters, signal),
    placeholderData: keepPreviousData,
  });
}

export function dagQuery(dagId: string) {
  return queryOptions({ queryKey: queryKeys.dag(dagId), queryFn: ({ signal }) => readDag(dagId, signal) });
}

export function gridQuery(dagId: string, gridWindow: GridWindow) {
  return queryOptions({
    queryKey: queryKeys.grid(dagId, gridWindow),
    queryFn: ({ signal }) => readGrid(dagId, gridWindow, signal),
    // The runs of another Dag would be nonsense under this one's tasks.
    placeholderData: (previous, query) => (query?.queryKey[1] === dagId ? previous : undefined),
    // Comparing tens of thousands of cells with those before takes longer than drawing the rows that changed.
    structuralSharing: false,
  });
}

export function runQuery(dagId: string, runId: string) {
  return queryOptions({
    queryKey: queryKeys.run(dagId, runId),
    queryFn: ({ signal }) => readRun(dagId, runId, signal),
  });
}

export function taskInstanceQuery(address: TaskInstanceAddress) {
  return queryOptions({
    queryKey: queryKeys.taskInstance(address),
    queryFn: ({ signal }) => readTaskInstance(address, signal),
  });
}

/** The instances of a mapped task, page after page. */
export function mappedInstancesQuery(address: Omit<TaskInstanceAddress, "mapIndex">, state: string | undefined) {
  return infiniteQueryOptions({
    queryKey: queryKeys.mappedInstances(address, state),
    queryFn: ({ pageParam, signal }) => listMappedInstances(address, { after: pageParam, state }, signal),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (page) => (page.has_more ? page.task_instances.at(-1)?.map_index : undefined),
    placeholderData: keepPreviousData,
  });
}

/** The XComs of a task instance with their values, by key. */
export function xcomsQuery(address: TaskInstanceAddress) {
  return queryOptions({
    queryKey: queryKeys.xcoms(address),
    queryFn: async ({ signal }) => {
      const entries = await listXComs(address, signal);
      return Promise.all(
        entries.map(async (entry) => ({ ...entry, value: await readXCom(address, entry.key, signal) })),
      );
    },
  });
}

export function sourceQuery(dagId: string, version: number | undefined) {
  return queryOptions({
    queryKey: queryKeys.source(dagId, version),
    queryFn: ({ signal }) => readSource(dagId, version, signal),
  });
}

export const importErrorsQuery = queryOptions({
  queryKey: queryKeys.importErrors,
  queryFn: ({ signal }) => listImportErrors(signal),
});
