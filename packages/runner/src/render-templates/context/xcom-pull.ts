import { decodeXCom } from "@baram/domain";
import type { PulledXCom } from "@baram/execution-api";
import { fromNative } from "../native/from-native.ts";
import { iterate, tryIterate } from "../operations/iterate.ts";
import { printValue } from "../operations/print-value.ts";
import { isTruthy } from "../operations/truth.ts";
import type { XComRequest } from "../template-sources.ts";
import { defineFunction } from "../values/function.ts";
import { requireInteger } from "../values/require-value.ts";
import { isText, type Value } from "../values/value.ts";
import { LazySequence } from "../values/view.ts";
import type { ContextParts } from "./context-parts.ts";

/**
 * `ti.xcom_pull(…)`: one value for one task or for none named, a sequence for a list of tasks.
 *
 * Parity: a mapped task named alone gives a sequence over its copies.
 */
export function xcomPull({ sources, answers }: ContextParts): Value {
  const pull = (
    taskIds: Value = null,
    dagId: Value = null,
    key: Value = "return_value",
    includePriorDates: Value = false,
    _session: Value = null,
    mapIndexes: Value = null,
    fallback: Value = null,
    runId: Value = null,
  ): Value => {
    const request: XComRequest = {
      kind: "pullXComs",
      taskIds: textsOf(taskIds),
      key: printValue(key),
      dagId: dagId === null ? null : printValue(dagId),
      runId: runId === null ? null : printValue(runId),
      mapIndexes: numbersOf(mapIndexes),
      includePriorDates: isTruthy(includePriorDates),
    };
    const pulled = answers.need(`xcoms:${JSON.stringify(request)}`, () => sources.pullXComs(request));
    const isList = (taskIds !== null && !isText(taskIds)) || (mapIndexes !== null && tryIterate(mapIndexes) !== null);
    return isList ? sequenceOf(pulled) : firstOf(pulled, mapIndexes, fallback);
  };
  const signature = "task_ids? dag_id? key? include_prior_dates? session? map_indexes? default? run_id?";
  return defineFunction("xcom_pull", signature, pull);
}

function firstOf(pulled: readonly PulledXCom[], mapIndexes: Value, fallback: Value): Value {
  const [first] = pulled;
  if (first === undefined) return fallback;
  return first.mapIndex >= 0 && mapIndexes === null ? sequenceOf(pulled) : valueOf(first);
}

function sequenceOf(pulled: readonly PulledXCom[]): Value {
  return new LazySequence(pulled.map(valueOf));
}

function valueOf(xcom: PulledXCom): Value {
  return fromNative(decodeXCom(xcom.value));
}

function textsOf(value: Value): readonly string[] | null {
  if (value === null) return null;
  return isText(value) ? [printValue(value)] : Array.from(iterate(value), printValue);
}

function numbersOf(value: Value): readonly number[] | null {
  if (value === null) return null;
  const items = tryIterate(value);
  return items === null ? [requireInteger(value)] : Array.from(items, requireInteger);
}
