import { type ReferenceTarget, referenceTargetOf } from "./reference-target.ts";

/** What a reference leads to: another reference, or what an author wrote. */
export type Behind =
  | { readonly kind: "reference"; readonly target: ReferenceTarget }
  | { readonly kind: "written"; readonly value: unknown };

/**
 * Follows references to what a task group was given to what that is, so far as it is the same for every index; any
 * other reference is what it is.
 */
export function behindGroupInput(target: ReferenceTarget): Behind {
  if (target.kind !== "groupInput") return { kind: "reference", target };
  const constants = target.group.inputs?.constants ?? {};
  if (!Object.hasOwn(constants, target.name)) return { kind: "reference", target };
  let value: unknown = constants[target.name];
  for (const [place, field] of [...target.path, null].entries()) {
    const inside = referenceTargetOf(value);
    if (inside !== null) return behindGroupInput({ ...inside, path: [...inside.path, ...target.path.slice(place)] });
    if (field === null) break;
    value =
      typeof value === "object" && value !== null && Object.hasOwn(value, field) ? Reflect.get(value, field) : null;
  }
  return { kind: "written", value };
}
