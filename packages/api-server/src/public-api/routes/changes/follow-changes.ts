import { defineRoute } from "../../../http/route.ts";

/** Runs, task instances, Dags and back-fills as they change, from now on. Beyond Airflow's API. */
export const followChanges = defineRoute({
  method: "GET",
  path: "/changes",
  operationId: "follow_changes",
  summary: "Follow changes as server-sent events",
  access: {
    kind: "permissions",
    permissions: ["can_read DAGs", "can_read DAG Runs", "can_read Task Instances"],
  },
  answer: null,

  async handle(_, { liveEvents }) {
    return { kind: "events", start: (stream) => liveEvents.add(stream) };
  },
});
