import { findDagRun, listAssetEventsOfDagRun } from "@baram/metadata-store";
import { ok } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import { dagRunNotFound } from "../../not-found.ts";
import { DatasetEventCollection, representDatasetEvents } from "../../representations/dataset-event.ts";

/** The updates that a run was made for; none for a run that was not made for any. */
export const listUpstreamDatasetEvents = defineRoute({
  method: "GET",
  path: "/dags/{dag_id}/dagRuns/{dag_run_id}/upstreamDatasetEvents",
  operationId: "get_upstream_dataset_events",
  tags: ["DAGRun", "Dataset"],
  summary: "Get dataset events for a Dag run",
  description: "The updates that a run was made for; none for a run that was not made for any.",
  access: { kind: "permissions", permissions: ["can_read DAGs", "can_read DAG Runs", "can_read Datasets"] },
  answer: DatasetEventCollection,
  refusals: [404],

  async handle({ parts }, { store }) {
    const run = await findDagRun(store.reader, { dagId: parts.dag_id, runId: parts.dag_run_id });
    if (run === null) return dagRunNotFound(parts.dag_id, parts.dag_run_id);
    const events = await listAssetEventsOfDagRun(store.reader, { dagRunId: run.id });
    return ok({ dataset_events: await representDatasetEvents(events, store.reader), total_entries: events.length });
  },
});
