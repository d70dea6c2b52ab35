import { join } from "node:path";
import { callbackLogPath } from "@baram/execution-api";
import { findCallback } from "@baram/metadata-store";
import { readLogChunk } from "../../../attempt-logs/read-log-chunk.ts";
import { integerParameter } from "../../../http/query-parameter.ts";
import { ok, problem } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import * as schema from "../../../http/schema.ts";

/** The log of the last delivery of a callback, about a megabyte at a time. Beyond Airflow's API. */
export const getCallbackLog = defineRoute({
  method: "GET",
  path: "/dags/{dag_id}/callbacks/{callback_id}/log",
  operationId: "get_callback_log",
  tags: ["Alert"],
  summary: "Get the log of a callback",
  description: "The log of the last delivery of a callback, about a megabyte at a time. Beyond Airflow's API.",
  access: { kind: "permissions", permissions: ["can_read DAGs", "can_read DAG Runs", "can_read Task Logs"] },
  query: { offset: integerParameter({ minimum: 0 }) },
  answer: schema.object("CallbackLog", { lines: schema.list(schema.anyObject()), next_offset: schema.integer() }),
  refusals: [404],

  async handle({ parts, query }, { store, logFolder }) {
    const { dag_id: dagId, callback_id: callbackId } = parts;
    const callback = await findCallback(store.reader, { dagId, callbackId });
    if (callback === null) return problem(404, { title: "Callback not found" });
    const { runId, tries, state } = callback;
    const path = join(logFolder, callbackLogPath({ dagId, runId, callbackId }, tries));
    const chunk = await readLogChunk(path, { offset: query.offset ?? 0, isEnded: state !== "pending" });
    return ok({ lines: chunk.lines.map((line) => ({ ...line })), next_offset: chunk.nextOffset });
  },
});
