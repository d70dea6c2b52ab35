import { findAuditEntry } from "@baram/metadata-store";
import { ok, problem } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import { EventLogRepresentation, representEventLog } from "../../representations/event-log.ts";

/** One entry of the audit log. */
export const getEventLog = defineRoute({
  method: "GET",
  path: "/eventLogs/{event_log_id}",
  operationId: "get_event_log",
  summary: "Get a log entry",
  access: { kind: "permissions", permissions: ["can_read Audit Logs"] },
  answer: EventLogRepresentation,
  refusals: [404],

  async handle({ parts }, { store }) {
    const entry = await findAuditEntry(store.reader, parts.event_log_id);
    return entry === null ? problem(404, { title: "Event Log not found" }) : ok(representEventLog(entry));
  },
});
