import { secondsBetween } from "@baram/domain";
import type { TaskInstanceCell } from "@baram/metadata-store";
import * as schema from "../../http/schema.ts";
import { DagRunRepresentation } from "./dag-run.ts";

const Side = schema.object("ComparedTaskInstance", {
  state: schema.nullable(schema.text()),
  try_number: schema.integer(),
  duration: schema.nullable(schema.number()),
});

const Pair = schema.object("TaskInstancePair", {
  task_id: schema.text(),
  map_index: schema.integer(),
  /** null where the run has no such instance. */
  task_instance: schema.nullable(Side),
  other_task_instance: schema.nullable(Side),
  is_same_state: schema.boolean(),
});

/** Two runs of a Dag, and their instances side by side. */
export const DagRunComparison = schema.object("DagRunComparison", {
  dag_run: DagRunRepresentation,
  other_dag_run: DagRunRepresentation,
  has_same_version: schema.boolean(),
  task_instances: schema.list(Pair),
});

/** Every instance that one of the runs has, in the order of the first run; what only the other has comes last. */
export function compareInstances(
  left: readonly TaskInstanceCell[],
  right: readonly TaskInstanceCell[],
): readonly schema.Described<typeof Pair>[] {
  const [ofLeft, ofRight] = [left, right].map((cells) => new Map(cells.map((cell) => [keyOf(cell), cell])));
  const all = new Map([...left, ...right].map((cell) => [keyOf(cell), cell]));
  return [...all].map(([key, { taskId, mapIndex }]) => {
    const [one, other] = [ofLeft?.get(key), ofRight?.get(key)];
    return {
      task_id: taskId,
      map_index: mapIndex,
      task_instance: representSide(one),
      other_task_instance: representSide(other),
      is_same_state: one?.state === other?.state,
    };
  });
}

function keyOf({ taskId, mapIndex }: TaskInstanceCell): string {
  return `${mapIndex} ${taskId}`;
}

function representSide(cell: TaskInstanceCell | undefined): schema.Described<typeof Side> | null {
  if (cell === undefined) return null;
  const { state, tryNumber, startDate, endDate } = cell;
  return {
    state: state === "none" ? null : state,
    try_number: tryNumber,
    duration: startDate === null || endDate === null ? null : secondsBetween(startDate, endDate),
  };
}
