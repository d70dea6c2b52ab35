import { findEvent } from "@baram/metadata-store";
import { ok, problem } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import { EventLogRepresentation, representEventLog } from "../../representations/event-log.ts";

/** One entry of the audit log. */
export const getEventLog = defineRoute({
  method: "GET",
  path: "/eventLogs/{event_log_id}",
  operationId: "get_event_log",
  tags: ["EventLog"],
  summary: "Get a log entry",
  description: "One entry of the audit log.",
  access: { kind: "permissions", permissions: ["can_read Audit Logs"] },
  answer: EventLogRepresentation,
  refusals: [404],

  async handle({ parts }, dependencies) {
    const entry = await findEvent(dependencies.store.reader, parts.event_log_id);
    if (entry === null) return problem(404, { title: "Event Log not found" });
    return ok(await representEventLog(entry, dependencies));
  },
});
