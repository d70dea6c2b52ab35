import { isFinishedTaskInstanceState, UNMAPPED, waitingReasons } from "@baram/domain";
import { findDag, findDagRun, findTaskInstance } from "@baram/metadata-store";
import { integerParameter } from "../../../http/query-parameter.ts";
import { ok } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import * as schema from "../../../http/schema.ts";
import { explainWaitingTaskInstance } from "../../../readiness/explain-task-instance.ts";
import { taskInstanceNotFound } from "../../not-found.ts";
import { representWaitingReason, WaitingReasonSchema } from "../../representations/waiting-reason.ts";
import { keyOf, MAY_READ_TASK_INSTANCES } from "../../task-instance-access.ts";

/** Why a task instance is not running, as data and in words. Beyond Airflow's API. */
export const explainTaskInstanceWaiting = defineRoute({
  method: "GET",
  path: "/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances/{task_id}/waiting",
  operationId: "explain_task_instance_waiting",
  tags: ["Waiting"],
  summary: "Get what keeps a task instance from running",
  description: "Why a task instance is not running, as data and in words. Beyond Airflow's API.",
  access: MAY_READ_TASK_INSTANCES,
  query: { map_index: integerParameter() },
  answer: schema.object("TaskInstanceWaiting", {
    state: schema.nullable(schema.text()),
    state_reason: schema.nullable(schema.text()),
    reasons: schema.list(WaitingReasonSchema),
  }),
  refusals: [404],

  async handle({ parts, query }, dependencies) {
    const { reader } = dependencies.store;
    const key = keyOf(parts, query.map_index ?? UNMAPPED);
    const instance = await findTaskInstance(reader, key);
    const run = await findDagRun(reader, key);
    const dag = await findDag(reader, key.dagId);
    if (instance === null || run === null || dag === null) return taskInstanceNotFound(key);
    const isWaiting = instance.state !== "running" && !isFinishedTaskInstanceState(instance.state);
    const checks = isWaiting ? await explainWaitingTaskInstance({ instance, run, dag }, dependencies) : [];
    return ok({
      state: instance.state === "none" ? null : instance.state,
      state_reason: instance.stateReason,
      reasons: waitingReasons(checks).map(representWaitingReason),
    });
  },
});
