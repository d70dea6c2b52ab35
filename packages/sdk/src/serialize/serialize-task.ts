import type { SerializedTask } from "@baram/domain";
import { listOf } from "../callback/list-of.ts";
import { readTaskAlerts } from "../callback/read-alerts.ts";
import { type DagState, OPERATOR_STATE, type Operator, placeOfOperator } from "../dag/dag-state.ts";
import { lengthOfExpansion } from "../mapping/map-length.ts";
import { dagLinkOf } from "../operators/dag-link.ts";
import { OPERATOR_KIND, type OperatorKind } from "../operators/operator-kind.ts";
import { classOf, writtenFieldsOf } from "../operators/template-fields-of.ts";
import { serializeParams } from "../params/serialize-params.ts";
import { findUpstreamOperators } from "../reference/find-references.ts";
import { readDate } from "../schedule/read-date.ts";
import { describeValue } from "./describe-value.ts";

/** Parity: what updates assets, or calls somebody when it runs, is carried out even if it has nothing to do. */
function kindOf(operator: Operator): OperatorKind {
  const kind = (Reflect.get(operator, OPERATOR_KIND) as OperatorKind | undefined) ?? "work";
  const { settings, merged } = operator[OPERATOR_STATE];
  const isCalled = [merged.onExecuteCallback, merged.onSuccessCallback].some((given) => listOf(given).length > 0);
  return kind === "empty" && (settings.outlets.length > 0 || isCalled) ? "work" : kind;
}

/** Turns an operator into data. */
export function serializeTask(dag: DagState, operator: Operator): SerializedTask {
  const { taskId, group, given, merged, settings, mapping, isSetup, isTeardown, onFailureFailDagRun } =
    operator[OPERATOR_STATE];
  const place = placeOfOperator(operator);
  const fields = writtenFieldsOf(operator);
  const templateFields = Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, describeValue(value)]),
  );
  const dagLink = dagLinkOf(operator, templateFields);
  return {
    taskId,
    operator: operator.constructor.name,
    kind: kindOf(operator),
    downstreamTaskIds: [...dag.edges.downstreamOf(taskId)],
    groupId: group?.groupId ?? null,
    expansion: mapping === null ? null : lengthOfExpansion(place, mapping.expansion),
    ...settings,
    ...readTaskAlerts(place, merged, { timezone: dag.settings.timezone, isMapped: mapping !== null }),
    startDate: readTaskDate("startDate"),
    endDate: readTaskDate("endDate"),
    isSetup,
    isTeardown,
    onFailureFailDagRun,
    params: serializeParams(place, merged.params ?? {}),
    templateFields,
    inputTaskIds: findUpstreamOperators([fields, mapping?.expansion]).map((upstream) => upstream.taskId),
    ...(dagLink === null ? {} : { dagLink }),
    uiColor: classOf(operator).uiColor,
    uiFgcolor: classOf(operator).uiFgcolor,
  };

  function readTaskDate(name: "startDate" | "endDate") {
    // An operator with a property of this name has a date of its own meaning, which is not the task's.
    const isOwn = Object.hasOwn(operator, name) || (mapping?.of === "options" && name in fields);
    const written = isOwn && Object.hasOwn(given, name) ? dag.defaultArgs[name] : merged[name];
    return readDate(place, name, written, dag.settings.timezone);
  }
}
