import { fromNative } from "../native/from-native.ts";
import { iterate, tryIterate } from "../operations/iterate.ts";
import { printValue } from "../operations/print-value.ts";
import { isTruthy } from "../operations/truth.ts";
import type { FoundXComValues, XComSearch } from "../template-sources.ts";
import { defineFunction } from "../values/function.ts";
import { requireInteger } from "../values/require-value.ts";
import { isText, type Value } from "../values/value.ts";
import { LazySequence } from "../values/view.ts";
import type { ContextParts } from "./context-parts.ts";

/**
 * `ti.xcom_pull(…)`: one value for one task or for none named, a sequence for a list of tasks or of map indexes.
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
    const isList = (taskIds !== null && !isText(taskIds)) || (mapIndexes !== null && tryIterate(mapIndexes) !== null);
    const search: XComSearch = {
      taskIds: textsOf(taskIds),
      key: key === null ? null : printValue(key),
      dagId: dagId === null ? null : printValue(dagId),
      runId: runId === null ? null : printValue(runId),
      mapIndexes: numbersOf(mapIndexes),
      includePriorDates: isTruthy(includePriorDates),
      wants: isList ? "sequence" : "newest",
    };
    const name = `xcoms:${JSON.stringify(search)}`;
    const found = answers.need(name, () => sources.findXComs(search));
    switch (found.kind) {
      case "nothing":
        return fallback;
      case "value":
        return fromNative(found.value);
      case "sequence":
        return sequenceOf(found, name, answers);
    }
  };
  const signature = "task_ids? dag_id? key? include_prior_dates? session? map_indexes? default? run_id?";
  return defineFunction("xcom_pull", signature, pull);
}

/** An element that is looked at alone is read alone; whatever walks through the sequence has all of it read. */
function sequenceOf(
  { length, read }: Extract<FoundXComValues, { kind: "sequence" }>,
  name: string,
  answers: ContextParts["answers"],
): Value {
  const places = Array.from({ length }, (_hole, place) => place);
  return new LazySequence({
    length,
    at: (place) => {
      const [value] = answers.need(`${name}:${place}`, () => read([place]));
      return fromNative(value);
    },
    all: () => answers.need(`${name}:all`, () => read(places)).map(fromNative),
  });
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
