import { SkipTask } from "baram";
import type { Fields } from "./given.ts";
import { pythonText } from "./python-text.ts";
import { actOut } from "./recorded-outcome.ts";

/** A reference with the methods of lists, as authors use them on any reference. */
export interface ListReference {
  xcom(key: string): ListReference;
  map(change: (element: never) => unknown): ListReference;
  zip(...others: readonly ListReference[]): ListReference;
  zipLongest(fill: unknown, ...others: readonly ListReference[]): ListReference;
  concat(...others: readonly ListReference[]): ListReference;
}

/** What references lead to. */
export interface ReferenceScope {
  /** By id, or by the other name of a task. */
  readonly outputs: ReadonlyMap<string, ListReference>;
  /** What the function of the group around is given. */
  readonly groupInputs: Fields;
}

/** Replaces what stands for a reference, anywhere in a value, by the reference itself. */
export function resolveReferences(value: unknown, scope: ReferenceScope): unknown {
  if (Array.isArray(value)) return value.map((item) => resolveReferences(item, scope));
  if (typeof value !== "object" || value === null) return value;
  const fields = value as Fields;
  if ("iterate" in fields) return [...(resolveReferences(fields["iterate"], scope) as Iterable<unknown>)];
  if (typeof fields["ref"] === "string") return resolveRef(fields, scope);
  if (typeof fields["group_input"] === "string") return scope.groupInputs[fields["group_input"]];
  if ("map" in fields && "with" in fields) {
    const change = changeOf(fields["with"] as Fields);
    return resolveList(fields["map"], scope).map(change);
  }
  if (Array.isArray(fields["zip"])) {
    const [first, ...others] = fields["zip"].map((one) => resolveList(one, scope));
    if (first === undefined) throw new Error("A recording zips nothing.");
    return "fillvalue" in fields ? first.zipLongest(fields["fillvalue"], ...others) : first.zip(...others);
  }
  if (Array.isArray(fields["concat"])) {
    const [first, ...others] = fields["concat"].map((one) => resolveList(one, scope));
    if (first === undefined) throw new Error("A recording joins nothing.");
    return first.concat(...others);
  }
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, resolveReferences(field, scope)]));
}

/** The ids that references in a value lead to. */
export function referencedIds(value: unknown): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  const fields = value as Fields;
  const own = typeof fields["ref"] === "string" ? [fields["ref"]] : [];
  return [...own, ...Object.values(fields).flatMap(referencedIds)];
}

function resolveRef(fields: Fields, { outputs }: ReferenceScope): ListReference {
  const id = String(fields["ref"]);
  const output = outputs.get(id);
  if (output === undefined) throw new Error(`A recording refers to "${id}", which is none of its tasks.`);
  return "key" in fields ? output.xcom(fields["key"] as string) : output;
}

function resolveList(value: unknown, scope: ReferenceScope): ListReference {
  return resolveReferences(value, scope) as ListReference;
}

/** The function that is given to `map`. */
function changeOf(change: Fields): (element: never) => unknown {
  const make = CHANGES[String(change["fn"])];
  if (make === undefined) throw new Error(`There is no function "${String(change["fn"])}" for map here.`);
  return make(change);
}

type Change = (element: never) => unknown;

const CHANGES: Readonly<Record<string, (change: Fields) => Change>> = {
  add:
    ({ value }) =>
    (element: number) =>
      element + (value as number),
  mul:
    ({ value }) =>
    (element: number) =>
      element * (value as number),
  concat:
    ({ value }) =>
    (element: unknown) =>
      `${pythonText(element)}${pythonText(value)}`,
  pair: () => (element: unknown) => [element, element],
  wrap:
    ({ key }) =>
    (element: unknown) => ({ [String(key)]: element }),
  get:
    ({ key }) =>
    (element: Fields) => {
      if (!(String(key) in element)) throw new KeyError(String(key));
      return element[String(key)];
    },
  none: () => () => null,
  list: () => (element: Iterable<unknown>) => [...element],
  none_if: (change) => (element: unknown) => (isMeant(change, element) ? null : element),
  skip_if: (change) => (element: unknown) => {
    if (isMeant(change, element)) throw new SkipTask("scripted");
    return element;
  },
  fail_if: (change) => (element: unknown) => {
    if (isMeant(change, element)) actOut("fail");
    return element;
  },
};

/** Python's error for a key that is not there. */
class KeyError extends Error {
  override readonly name = "KeyError";
}

function isMeant(change: Fields, element: unknown): boolean {
  const value = JSON.stringify(element);
  const list = change["in"];
  if (Array.isArray(list)) return list.some((one) => JSON.stringify(one) === value);
  return JSON.stringify(change["equals"]) === value;
}
