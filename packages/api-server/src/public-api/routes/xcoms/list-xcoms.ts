import { listXComs as listRows } from "@baram/metadata-store";
import { integerParameter, textParameter } from "../../../http/query-parameter.ts";
import { ok } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import * as schema from "../../../http/schema.ts";
import { PAGING, pageOf } from "../../paging.ts";
import { allowedDagIds } from "../../readable-dags.ts";
import { representXComItem, XComItem } from "../../representations/xcom.ts";
import { named, namedList } from "../../wildcard.ts";

/** XComs of a task instance, or of all of a task, run or Dag, without their values. */
export const listXComs = defineRoute({
  method: "GET",
  path: "/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances/{task_id}/xcomEntries",
  operationId: "get_xcom_entries",
  tags: ["XCom"],
  summary: "List XCom entries",
  description: "XComs of a task instance, or of all of a task, run or Dag, without their values.",
  access: { kind: "permissions", permissions: ["can_read DAGs", "can_read XComs"], listsReadableDags: true },
  query: { ...PAGING, map_index: integerParameter(), xcom_key: textParameter() },
  answer: schema.object("XComCollection", { xcom_entries: schema.list(XComItem), total_entries: schema.integer() }),
  refusals: [400],

  async handle({ parts, query, rights }, { store, configuration }) {
    const page = pageOf(query, configuration);
    if ("kind" in page) return page;
    const { xcoms, total } = await listRows(store.reader, {
      ...page,
      dagIds: allowedDagIds(rights, namedList(parts.dag_id)),
      runId: named(parts.dag_run_id),
      taskId: named(parts.task_id),
      mapIndex: query.map_index,
      key: query.xcom_key,
    });
    return ok({ total_entries: total, xcom_entries: xcoms.map(representXComItem) });
  },
});
