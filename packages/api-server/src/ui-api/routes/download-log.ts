import { existsSync } from "node:fs";
import { UNMAPPED } from "@baram/domain";
import { findTry } from "../../attempt-logs/find-try.ts";
import { renderLog } from "../../attempt-logs/log-text.ts";
import { integerParameter } from "../../http/query-parameter.ts";
import { problem } from "../../http/reply.ts";
import { defineRoute } from "../../http/route.ts";
import { MAY_READ_LOGS } from "../access.ts";

/** The whole log of a try as a file, as people read it. */
export const downloadLog = defineRoute({
  method: "GET",
  path: "/dags/{dag_id}/runs/{dag_run_id}/taskInstances/{task_id}/logs/{task_try_number}/download",
  operationId: "download_log",
  summary: "Download a log",
  access: MAY_READ_LOGS,
  query: { map_index: integerParameter() },
  answer: null,
  refusals: [404],

  async handle({ parts, query }, dependencies) {
    const { dag_id: dagId, dag_run_id: runId, task_id: taskId, task_try_number: tryNumber } = parts;
    const key = { dagId, runId, taskId, mapIndex: query.map_index ?? UNMAPPED };
    const found = await findTry(key, tryNumber, dependencies);
    if (found === null || !existsSync(found.logPath)) return problem(404, { title: "Log not found" });
    const downloadName = `${taskId}-attempt-${tryNumber}.log`;
    return { kind: "long-text", text: renderLog(found.logPath), downloadName };
  },
});
