import { UNMAPPED } from "@baram/domain";
import { findTry } from "../../attempt-logs/find-try.ts";
import { integerParameter } from "../../http/query-parameter.ts";
import { problem } from "../../http/reply.ts";
import { defineRoute } from "../../http/route.ts";
import { MAY_READ_LOGS } from "../access.ts";
import { LogFollower } from "../logs/log-follower.ts";

/** The log of a try as it is written. */
export const streamLog = defineRoute({
  method: "GET",
  path: "/dags/{dag_id}/runs/{dag_run_id}/taskInstances/{task_id}/logs/{task_try_number}/stream",
  operationId: "stream_log",
  summary: "Follow a log as server-sent events",
  access: MAY_READ_LOGS,
  query: { map_index: integerParameter(), offset: integerParameter({ minimum: 0 }) },
  answer: null,
  refusals: [404],

  async handle({ parts, query }, dependencies) {
    const { dag_id: dagId, dag_run_id: runId, task_id: taskId, task_try_number: tryNumber } = parts;
    const key = { dagId, runId, taskId, mapIndex: query.map_index ?? UNMAPPED };
    const found = await findTry(key, tryNumber, dependencies);
    if (found === null) return problem(404, { title: "TaskInstance not found" });
    const log = { key, tryNumber, logPath: found.logPath, offset: query.offset ?? 0 };
    return { kind: "events", start: (stream) => void new LogFollower(stream, log, dependencies) };
  },
});
