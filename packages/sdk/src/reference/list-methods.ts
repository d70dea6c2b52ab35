import { RETURN_VALUE_KEY } from "@baram/domain";
import { InvalidOptionError } from "../dag/dag-error.ts";
import { MapFunctionError, MappedKeyError } from "../mapping/mapping-error.ts";
import { placeOfTarget } from "./find-references.ts";
import { type ReferenceTarget, referenceTargetOf } from "./reference-target.ts";
import type { TaskReference } from "./task-reference.ts";

type CreateReference = (target: ReferenceTarget) => TaskReference<unknown>;

/** What references to lists do with them; the work is done in the instance that reads the result. */
export function listMethods(target: ReferenceTarget, create: CreateReference) {
  return {
    map: (change: (element: never) => unknown) => {
      refuseOtherKey(target, "map");
      return create({ kind: "map", source: target, change: checkChange(target, change), path: [] });
    },
    zip: (...others: readonly unknown[]) => {
      refuseOtherKey(target, "zip");
      return create({ kind: "zip", sources: [target, ...sourcesOf(target, "zip", others)], fill: null, path: [] });
    },
    zipLongest: (value: unknown, ...others: readonly unknown[]) => {
      refuseOtherKey(target, "zipLongest");
      const sources = [target, ...sourcesOf(target, "zipLongest", others)];
      return create({ kind: "zip", sources, fill: { value }, path: [] });
    },
    concat: (...others: readonly unknown[]) => {
      refuseOtherKey(target, "concat");
      return create({ kind: "concat", sources: [target, ...sourcesOf(target, "concat", others)], path: [] });
    },
  };
}

function refuseOtherKey(target: ReferenceTarget, method: string): void {
  if (target.kind !== "xcom" || target.key === RETURN_VALUE_KEY) return;
  throw new MappedKeyError(
    placeOfTarget(target),
    `${method} was called on the XCom "${target.key}"; only what a task returned has a known length: return the list from the task.`,
  );
}

function checkChange(target: ReferenceTarget, change: unknown): (element: never) => unknown {
  const isFactory = typeof change === "function" && typeof Reflect.get(change, "override") === "function";
  if (typeof change === "function" && !isFactory) return change as (element: never) => unknown;
  const found = isFactory ? `the task "${(change as { name: string }).name}"` : `a value of type ${typeof change}`;
  throw new MapFunctionError(
    placeOfTarget(target),
    `map was given ${found}; expected a plain function, which runs in the instance: to run a task for each element, expand it.`,
  );
}

function sourcesOf(target: ReferenceTarget, method: string, others: readonly unknown[]): readonly ReferenceTarget[] {
  if (others.length === 0) throw wrongOther(target, method, "nothing");
  return others.map((other) => {
    const source = referenceTargetOf(other);
    if (source === null) throw wrongOther(target, method, `a value of type ${typeof other}`);
    return source;
  });
}

function wrongOther(target: ReferenceTarget, method: string, found: string): InvalidOptionError {
  return new InvalidOptionError(
    placeOfTarget(target),
    `${method} was given ${found}; expected further references to lists.`,
  );
}
