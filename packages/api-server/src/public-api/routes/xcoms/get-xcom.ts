import { UNMAPPED } from "@baram/domain";
import { findXCom } from "@baram/metadata-store";
import { booleanParameter, integerParameter } from "../../../http/query-parameter.ts";
import { ok, problem } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import { representXCom, XComRepresentation } from "../../representations/xcom.ts";

/** One XCom with its value. */
export const getXCom = defineRoute({
  method: "GET",
  path: "/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances/{task_id}/xcomEntries/{xcom_key}",
  operationId: "get_xcom_entry",
  tags: ["XCom"],
  summary: "Get an XCom entry",
  description: "One XCom with its value.",
  access: { kind: "permissions", permissions: ["can_read DAGs", "can_read XComs"] },
  query: {
    map_index: integerParameter(),
    deserialize: booleanParameter(false),
    stringify: booleanParameter(true),
  },
  answer: XComRepresentation,
  refusals: [400, 404],

  async handle({ parts, query }, { store, showXCom }) {
    if (query.deserialize) {
      return problem(400, { detail: "XCom deserialization is disabled in configuration." });
    }
    const xcom = await findXCom(store.reader, {
      dagId: parts.dag_id,
      runId: parts.dag_run_id,
      taskId: parts.task_id,
      mapIndex: query.map_index ?? UNMAPPED,
      key: parts.xcom_key,
    });
    if (xcom === null) return problem(404, { title: "XCom entry not found" });
    return ok(representXCom(xcom, { value: await showXCom(xcom.value), isText: query.stringify }));
  },
});
