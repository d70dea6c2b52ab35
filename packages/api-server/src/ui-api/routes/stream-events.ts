import { textParameter } from "../../http/query-parameter.ts";
import { defineRoute } from "../../http/route.ts";

/** Every change that the pages show, as it is committed; of Dags that the caller may see. */
export const streamEvents = defineRoute({
  method: "GET",
  path: "/events",
  operationId: "stream_events",
  summary: "Follow changes as server-sent events",
  access: {
    kind: "permissions",
    permissions: ["can_read DAGs", "can_read DAG Runs", "can_read Task Instances"],
    listsReadableDags: true,
  },
  query: {
    // The id of the last event that is known, or what the session said when nothing was read yet.
    after: textParameter(),
  },
  answer: null,

  async handle({ rights, query: { after } }, { liveEvents }) {
    const dagIds = rights.dagIds("can_read");
    const follower = after === undefined ? { dagIds } : { dagIds, after };
    return { kind: "events", start: (stream) => liveEvents.add(stream, follower) };
  },
});
