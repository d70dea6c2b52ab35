import { inspect } from "node:util";
import type { StandardSchemaV1 } from "@standard-schema/spec";
import { DagError, InvalidOptionError } from "../dag/dag-error.ts";
import type { Operator } from "../dag/dag-state.ts";
import type { DagNodes } from "../graph/dag-node.ts";
import { connect, resolveNodes } from "../graph/draw-edges.ts";
import { type SetupTeardownScope, setupTeardownScope } from "../graph/setup-teardown-scope.ts";
import type { TeardownOptions } from "../graph/teardown-options.ts";
import { ReferenceIterationError } from "../mapping/mapping-error.ts";
import { placeOfTarget, upstreamOperatorsOf } from "./find-references.ts";
import { listMethods } from "./list-methods.ts";
import { describeReference, REFERENCE_TARGET, type ReferenceTarget } from "./reference-target.ts";
import type { TaskReference } from "./task-reference.ts";

type Method = (...given: never[]) => unknown;

/**
 * Makes the stand-in for a result that does not exist while a Dag file loads.
 *
 * A proxy, so that every field of the result is a reference as well. What would silently use it as a value
 * throws instead. `then` must be missing: `await` and every async function that returns a reference ask for it.
 */
export function createReference(target: ReferenceTarget): TaskReference<unknown> {
  const fields = new Map<string, unknown>();
  const methods: Readonly<Record<string, Method>> = referenceMethods(target, () => reference);

  function field(name: string): unknown {
    if (!fields.has(name)) fields.set(name, createReference({ ...target, path: [...target.path, name] }));
    return fields.get(name);
  }

  const shownWhenInspected = { [inspect.custom]: () => `TaskReference ${describeReference(target)}` };
  const reference: object = new Proxy(shownWhenInspected, {
    get(_shown, name) {
      if (name === REFERENCE_TARGET) return target;
      if (name === Symbol.toPrimitive) return () => refuseUse(target);
      if (name === Symbol.iterator) return () => refuseIteration(target);
      if (typeof name === "symbol") return undefined;
      if (name === "then" || name === "catch" || name === "finally" || name === "constructor") return undefined;
      if (name === "toJSON" || name === "toString" || name === "valueOf") return () => refuseUse(target);
      if (name === "field") return (fieldName: string | number) => field(String(fieldName));
      const method = methods[name];
      if (method !== undefined) return method;
      return field(name);
    },
    ownKeys: () => refuseUse(target),
    set: () => refuseUse(target),
    deleteProperty: () => refuseUse(target),
  });
  return reference as TaskReference<unknown>;
}

function referenceMethods(target: ReferenceTarget, self: () => object): Readonly<Record<string, Method>> {
  const methods = {
    before: (...downstream: DagNodes) => connect(upstreamOperatorsOf(target), resolveNodes(downstream)),
    after: (...upstream: DagNodes) =>
      connect(resolveNodes(upstream), upstreamOperatorsOf(target), { drawnBy: "downstream" }),
    xcom: (key: string, schema?: StandardSchemaV1) =>
      createReference({
        kind: "xcom",
        operator: operatorOf(target),
        key: checkKey(target, key),
        path: [],
        schema: schema ?? null,
      }),
    asSetup: () => {
      operatorOf(target).asSetup();
      return self();
    },
    asTeardown: (options?: TeardownOptions) => {
      operatorOf(target).asTeardown(options);
      return self();
    },
    scope: (build: (scope: SetupTeardownScope) => unknown) => setupTeardownScope(operatorOf(target), build),
    ...listMethods(target, createReference),
  };
  return Object.assign(Object.create(null), methods) as Readonly<Record<string, Method>>;
}

/** The one task that a reference stands for; a list made of several, or what a group is given, is no task. */
function operatorOf(target: ReferenceTarget): Operator {
  if (target.kind === "xcom") return target.operator;
  if (target.kind === "groupResult") return target.of.operator;
  throw new DagError(
    placeOfTarget(target),
    `${describeReference(target)} is not the result of one task: use the reference that the task's call returned.`,
  );
}

function checkKey(target: ReferenceTarget, key: unknown): string {
  if (typeof key === "string" && key !== "") return key;
  throw new InvalidOptionError(
    placeOfTarget(target),
    `the key given to xcom is ${String(key)}; expected a text. An element of a list is read with .field(0).`,
  );
}

function refuseUse(target: ReferenceTarget): never {
  throw new DagError(
    placeOfTarget(target),
    "a reference has no value yet while the Dag file loads: give it to a task as an input, or read it with a template.",
  );
}

function refuseIteration(target: ReferenceTarget): never {
  throw new ReferenceIterationError(
    placeOfTarget(target),
    "a reference has no elements yet while the Dag file loads: expand a task over it, or loop inside a task.",
  );
}
