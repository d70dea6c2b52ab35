import type { Action } from "../authorization/permission.ts";
import type { Rights } from "../authorization/rights.ts";

/** Of the Dags that were asked for those that the caller has the right to; `undefined`, asked or answered, is every Dag. */
export function allowedDagIds(
  rights: Rights,
  asked: readonly string[] | undefined,
  action: Action = "can_read",
): readonly string[] | undefined {
  const allowed = rights.dagIds(action);
  if (allowed === null) return asked;
  return asked === undefined ? allowed : asked.filter((dagId) => allowed.includes(dagId));
}
