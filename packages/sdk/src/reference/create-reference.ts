import { inspect } from "node:util";
import type { StandardSchemaV1 } from "@standard-schema/spec";
import { DagError } from "../dag/dag-error.ts";
import { placeOfOperator } from "../dag/dag-state.ts";
import type { DagNodes } from "../graph/dag-node.ts";
import { type SetupTeardownScope, setupTeardownScope } from "../graph/setup-teardown-scope.ts";
import type { TeardownOptions } from "../graph/teardown-options.ts";
import { describeReference, REFERENCE_TARGET, type ReferenceTarget } from "./reference-target.ts";
import type { TaskReference } from "./task-reference.ts";

type Method = (...given: never[]) => unknown;

/** Names of references to lists; kept free, so that a field of such a name is always read in the same way. */
const KEPT_FREE: ReadonlySet<string> = new Set(["map", "zip", "zipLongest", "concat"]);

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
      if (typeof name === "symbol") return undefined;
      if (name === "then" || name === "catch" || name === "finally" || name === "constructor") return undefined;
      if (name === "toJSON" || name === "toString" || name === "valueOf") return () => refuseUse(target);
      if (name === "field") return (fieldName: string | number) => field(String(fieldName));
      const method = methods[name];
      if (method !== undefined) return method;
      if (KEPT_FREE.has(name)) throw keptFreeError(target, name);
      return field(name);
    },
    ownKeys: () => refuseUse(target),
    set: () => refuseUse(target),
    deleteProperty: () => refuseUse(target),
  });
  return reference as TaskReference<unknown>;
}

function referenceMethods(target: ReferenceTarget, self: () => object): Readonly<Record<string, Method>> {
  const { operator } = target;
  const methods = {
    before: (...downstream: DagNodes) => operator.before(...downstream),
    after: (...upstream: DagNodes) => operator.after(...upstream),
    xcom: (key: string, schema?: StandardSchemaV1) =>
      createReference({ operator, key, path: [], schema: schema ?? null }),
    asSetup: () => {
      operator.asSetup();
      return self();
    },
    asTeardown: (options?: TeardownOptions) => {
      operator.asTeardown(options);
      return self();
    },
    scope: (build: (scope: SetupTeardownScope) => unknown) => setupTeardownScope(operator, build),
  };
  return Object.assign(Object.create(null), methods) as Readonly<Record<string, Method>>;
}

function refuseUse(target: ReferenceTarget): never {
  throw new DagError(
    placeOfOperator(target.operator),
    "a reference has no value yet while the Dag file loads: give it to a task as an input, or read it with a template.",
  );
}

function keptFreeError(target: ReferenceTarget, name: string): DagError {
  return new DagError(
    placeOfOperator(target.operator),
    `"${name}" is a name that references keep for themselves: read a field of that name with .field("${name}").`,
  );
}
