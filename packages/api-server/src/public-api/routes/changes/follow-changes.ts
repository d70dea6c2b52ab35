import { defineRoute } from "../../../http/route.ts";

/** Runs, task instances, Dags and back-fills as they change, from now on. Beyond Airflow's API. */
export const followChanges = defineRoute({
  method: "GET",
  path: "/changes",
  operationId: "follow_changes",
  tags: ["Change"],
  summary: "Follow changes as server-sent events",
  description:
    "Runs, task instances, Dags and back-fills as they change, from now on: a stream of server-sent events that does not end by itself. Beyond Airflow's API.",
  access: {
    kind: "permissions",
    permissions: ["can_read DAGs", "can_read DAG Runs", "can_read Task Instances"],
  },
  answer: null,

  async handle(_, { liveEvents }) {
    return { kind: "events", start: (stream) => liveEvents.add(stream, { dagIds: null }) };
  },
});
