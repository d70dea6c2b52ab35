import { UNMAPPED } from "@baram/domain";
import { findTry } from "../../attempt-logs/find-try.ts";
import { readLogChunk } from "../../attempt-logs/read-log-chunk.ts";
import { integerParameter } from "../../http/query-parameter.ts";
import { ok, problem } from "../../http/reply.ts";
import { defineRoute } from "../../http/route.ts";
import * as schema from "../../http/schema.ts";
import { MAY_READ_LOGS } from "../access.ts";

/** The log of a try from a byte on, about a megabyte at a time, or less where less is asked for. */
export const getLog = defineRoute({
  method: "GET",
  path: "/dags/{dag_id}/runs/{dag_run_id}/taskInstances/{task_id}/logs/{task_try_number}",
  operationId: "get_log_lines",
  summary: "Get lines of a log",
  access: MAY_READ_LOGS,
  query: {
    map_index: integerParameter(),
    offset: integerParameter({ minimum: 0 }),
    length: integerParameter({ minimum: 1 }),
  },
  answer: schema.object("LogLines", {
    lines: schema.list(schema.anyObject()),
    next_offset: schema.integer(),
    is_complete: schema.boolean(),
  }),
  refusals: [404],

  async handle({ parts, query }, dependencies) {
    const { dag_id: dagId, dag_run_id: runId, task_id: taskId, task_try_number: tryNumber } = parts;
    const key = { dagId, runId, taskId, mapIndex: query.map_index ?? UNMAPPED };
    const found = await findTry(key, tryNumber, dependencies);
    if (found === null) return problem(404, { title: "TaskInstance not found" });
    const { isEnded, logPath } = found;
    const { offset = 0, length } = query;
    const chunk = await readLogChunk(logPath, { offset, isEnded, ...(length === undefined ? {} : { length }) });
    return ok({ lines: chunk.lines, next_offset: chunk.nextOffset, is_complete: isEnded && chunk.isAtEnd });
  },
});
