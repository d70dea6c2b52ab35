import { posix } from "node:path";
import { formatInstant, type SerializedDag } from "@baram/domain";
import { type DagRow, listTagsOfDags } from "@baram/metadata-store";
import { instantText } from "../../http/instant-text.ts";
import * as schema from "../../http/schema.ts";
import type { RouteDependencies } from "../../route-dependencies.ts";
import { fileTokenOf } from "../file-token.ts";
import { representSchedule, ScheduleInterval } from "./time-delta.ts";

const Nothing = schema.nullable(schema.text());

/** The properties that a Dag and its details share. */
export const DAG_PROPERTIES = {
  dag_id: schema.text(),
  dag_display_name: schema.text(),
  root_dag_id: Nothing,
  is_paused: schema.boolean(),
  is_active: schema.boolean(),
  is_subdag: schema.boolean(),
  last_parsed_time: schema.dateTime(),
  last_pickled: Nothing,
  last_expired: Nothing,
  scheduler_lock: schema.nullable(schema.boolean()),
  pickle_id: Nothing,
  default_view: schema.text(),
  fileloc: schema.text(),
  file_token: schema.text(),
  owners: schema.list(schema.text()),
  description: schema.nullable(schema.text()),
  schedule_interval: ScheduleInterval,
  timetable_description: schema.text(),
  tags: schema.list(schema.object("Tag", { name: schema.text() })),
  max_active_tasks: schema.integer(),
  max_active_runs: schema.integer(),
  has_task_concurrency_limits: schema.boolean(),
  has_import_errors: schema.boolean(),
  next_dagrun: schema.nullable(schema.dateTime()),
  next_dagrun_data_interval_start: schema.nullable(schema.dateTime()),
  next_dagrun_data_interval_end: schema.nullable(schema.dateTime()),
  next_dagrun_create_after: schema.nullable(schema.dateTime()),
  max_consecutive_failed_dag_runs: schema.integer(),
};

/** A Dag in the stable API. */
export const DagRepresentation = schema.object("DAG", DAG_PROPERTIES);

/** Several Dags in the stable API. */
export const DagCollection = schema.object("DAGCollection", {
  dags: schema.list(DagRepresentation),
  total_entries: schema.integer(),
});

/** What a Dag is represented from. */
export interface DagParts {
  readonly dag: DagRow;
  readonly serialized: SerializedDag;
  readonly tags: readonly string[];
}

/** Reads what belongs to some Dags beside their rows. */
export async function readDagParts(
  dags: readonly DagRow[],
  { store }: Pick<RouteDependencies, "store">,
): Promise<readonly DagParts[]> {
  const tags = await listTagsOfDags(
    store.reader,
    dags.map((dag) => dag.dagId),
  );
  await store.serializedDags.load(
    store.reader,
    dags.map(({ dagVersionId }) => dagVersionId),
  );
  const parts: DagParts[] = [];
  for (const dag of dags) {
    const { dag: serialized } = await store.serializedDags.get(store.reader, dag.dagVersionId);
    parts.push({ dag, serialized, tags: tags.get(dag.dagId) ?? [] });
  }
  return parts;
}

/** A Dag in the words of the stable API. */
export function representDag(
  { dag, serialized, tags }: DagParts,
  { fernet, configuration }: Pick<RouteDependencies, "fernet" | "configuration">,
): schema.Described<typeof DagRepresentation> {
  return {
    dag_display_name: serialized.dagDisplayName ?? dag.dagId,
    dag_id: dag.dagId,
    default_view: serialized.defaultView ?? "grid",
    description: dag.description,
    file_token: fileTokenOf(fernet, dag.relativePath),
    fileloc: posix.join(configuration.dagsFolder, dag.relativePath),
    has_import_errors: dag.importErrorId !== null,
    has_task_concurrency_limits: serialized.tasks.some(
      (task) => task.maxActiveTisPerDag !== null || task.maxActiveTisPerDagRun !== null,
    ),
    is_active: dag.isActive === 1,
    is_paused: dag.isPaused === 1,
    is_subdag: false,
    last_expired: null,
    last_parsed_time: formatInstant(dag.lastParsedAt),
    last_pickled: null,
    max_active_runs: dag.maxActiveRuns,
    max_active_tasks: dag.maxActiveTasks,
    max_consecutive_failed_dag_runs: serialized.maxConsecutiveFailedDagRuns ?? 0,
    next_dagrun: instantText(dag.nextLogicalDate),
    next_dagrun_create_after: instantText(dag.nextRunAfter),
    next_dagrun_data_interval_end: instantText(dag.nextDataIntervalEnd),
    next_dagrun_data_interval_start: instantText(dag.nextDataIntervalStart),
    owners: JSON.parse(dag.owners) as string[],
    pickle_id: null,
    root_dag_id: null,
    schedule_interval: representSchedule(serialized.schedule),
    scheduler_lock: null,
    tags: tags.map((name) => ({ name })),
    timetable_description: dag.timetableDescription,
  };
}
