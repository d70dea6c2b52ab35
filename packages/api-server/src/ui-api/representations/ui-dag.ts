import { explainNoNextDagRun, type NoNextDagRun, type SerializedDag } from "@baram/domain";
import type { DagRow, DagRunRow } from "@baram/metadata-store";
import { instantText } from "../../http/instant-text.ts";
import * as schema from "../../http/schema.ts";
import { representUiDagRun, UiDagRun } from "./ui-dag-run.ts";

/** The properties that a Dag in the list and one on its own page share. */
export const UI_DAG_PROPERTIES = {
  dag_id: schema.text(),
  description: schema.nullable(schema.text()),
  is_paused: schema.boolean(),
  tags: schema.list(schema.text()),
  owners: schema.list(schema.text()),
  schedule: schema.object(null, { summary: schema.text(), description: schema.text() }),
  next_run: schema.object(null, {
    logical_date: schema.nullable(schema.dateTime()),
    run_after: schema.nullable(schema.dateTime()),
    reason: schema.nullable(schema.text()),
    /** The reason as a word to rely on. */
    reason_kind: schema.nullable(schema.text()),
  }),
  recent_runs: schema.list(UiDagRun),
  last_run: schema.nullable(UiDagRun),
  run_counts: schema.object(null, {
    queued: schema.integer(),
    running: schema.integer(),
    success: schema.integer(),
    failed: schema.integer(),
  }),
  has_import_errors: schema.boolean(),
  file_token: schema.text(),
};

/** A Dag in the list of the web UI. */
export const UiDag = schema.object("UiDag", UI_DAG_PROPERTIES);

/** What belongs to a Dag in the list beside its row. */
export interface UiDagParts {
  readonly dag: DagRow;
  readonly serialized: SerializedDag;
  readonly tags: readonly string[];
  /** Oldest first. */
  readonly recentRuns: readonly DagRunRow[];
  readonly runCounts: schema.Described<typeof UiDag>["run_counts"];
  readonly fileToken: string;
}

/** A Dag with its latest runs. */
export function representUiDag(parts: UiDagParts): schema.Described<typeof UiDag> {
  const { dag } = parts;
  const none = explainNoNextRun(parts);
  const recentRuns = parts.recentRuns.map(representUiDagRun);
  return {
    dag_id: dag.dagId,
    description: dag.description,
    is_paused: dag.isPaused === 1,
    tags: parts.tags,
    owners: JSON.parse(dag.owners) as string[],
    schedule: { summary: dag.timetableSummary, description: dag.timetableDescription },
    next_run: {
      logical_date: instantText(dag.nextLogicalDate),
      run_after: instantText(dag.nextRunAfter),
      reason: none?.message ?? null,
      reason_kind: none?.kind ?? null,
    },
    recent_runs: recentRuns,
    last_run: recentRuns.at(-1) ?? null,
    run_counts: parts.runCounts,
    has_import_errors: dag.importErrorId !== null,
    file_token: parts.fileToken,
  };
}

/** Why no run comes by itself; `null` when one does. */
function explainNoNextRun({ dag, serialized }: UiDagParts): NoNextDagRun | null {
  const { nextLogicalDate, nextRunAfter } = dag;
  const state = {
    isPaused: dag.isPaused === 1,
    hasImportError: dag.importErrorId !== null,
    awaitsTimetable: dag.awaitsTimetable === 1,
  };
  return explainNoNextDagRun({ ...state, nextLogicalDate, nextRunAfter, dag: serialized });
}
