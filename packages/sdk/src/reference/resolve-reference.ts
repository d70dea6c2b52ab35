import { RETURN_VALUE_KEY } from "@baram/domain";
import { operatorStateOf } from "../dag/dag-state.ts";
import { resolveGroupInput } from "../mapping/resolve-group-input.ts";
import { fieldAt } from "./field-at.ts";
import { openList } from "./open-list.ts";
import type { ReferenceReading } from "./reference-reading.ts";
import type { ReferenceTarget, XComTarget } from "./reference-target.ts";
import type { PulledValue, XComReader } from "./xcom-reader.ts";
import { throughSchema, XComNotFoundError } from "./xcom-schema.ts";

/** What turns references into values: XComs read by `xcoms`, what authors wrote rendered by `render`. */
export function referenceReading(xcoms: XComReader, render: (written: unknown) => Promise<unknown>): ReferenceReading {
  const reading: ReferenceReading = { xcoms, render, resolve: (target) => resolveReference(target, reading) };
  return reading;
}

/** The value a reference stands for; `undefined` where the task stored none, or the field is missing in it. */
async function resolveReference(target: ReferenceTarget, reading: ReferenceReading): Promise<unknown> {
  switch (target.kind) {
    case "xcom":
      return resolveXCom(target, reading);
    case "groupResult": {
      const { of } = target;
      return fieldAt(await resolveXCom(of, reading), target.path);
    }
    case "groupInput":
      return fieldAt(await resolveGroupInput(target, reading), target.path);
    case "map":
    case "zip":
    case "concat": {
      const whole: ReferenceTarget = { ...target, path: [] };
      const list = await openList(whole, { ...reading, xcoms: atOnce(reading.xcoms) });
      const length = await list.length();
      const elements: unknown[] = [];
      for (let place = 0; place < length; place += 1) elements.push(await list.at(place));
      return fieldAt(elements, target.path);
    }
  }
}

/** Reads the values of a mapped task in one go, for a reader that needs all of them. */
function atOnce(xcoms: XComReader): XComReader {
  return {
    ...xcoms,
    elements: async (taskId) => {
      const pulled = await xcoms.pull(taskId, RETURN_VALUE_KEY);
      if (pulled.kind === "value") return pulled;
      const { values } = pulled;
      return {
        kind: "instances",
        length: async () => values.length,
        at: async (place) => (place < values.length ? { value: values[place] } : null),
      };
    },
  };
}

async function resolveXCom(target: XComTarget, { xcoms }: ReferenceReading): Promise<unknown> {
  const pulled = await xcoms.pull(target.operator.taskId, target.key);
  refuseMissingKey(target, pulled);
  if (pulled.kind === "value") return fieldAt(await throughSchema(target, pulled.value), target.path);
  if (pulled.isMappedTask) return fieldAt(await throughSchema(target, valuesOrNothing(pulled.values)), target.path);
  // Of a task in a mapped group the author names a part of what one instance stored.
  const parts: unknown[] = [];
  for (const value of pulled.values) parts.push(fieldAt(await throughSchema(target, value), target.path));
  return valuesOrNothing(parts);
}

/**
 * Parity: another key than that of the returned value must be there, unless the task says that it stores what its
 * results happen to have.
 */
function refuseMissingKey({ operator, key }: XComTarget, pulled: PulledValue): void {
  const isThere = pulled.kind === "value" ? pulled.value !== undefined : pulled.values.length > 0;
  if (isThere || key === RETURN_VALUE_KEY || operatorStateOf(operator)?.settings.multipleOutputs === true) return;
  throw new XComNotFoundError(
    `Task "${operator.taskId}" has stored no XCom "${key}" in this run; push it there, or give the task multipleOutputs.`,
  );
}

/** Parity: where no instance stored anything there is nothing, rather than an empty list. */
function valuesOrNothing(values: readonly unknown[]): readonly unknown[] | undefined {
  return values.length === 0 ? undefined : values;
}
