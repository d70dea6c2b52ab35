/** What a task or a task group is expanded over, as its author wrote it. */
export type Expansion =
  /** Every combination of the elements of these lists and objects, the last one varying fastest. */
  | { readonly kind: "product"; readonly lists: Readonly<Record<string, unknown>> }
  /** A list of objects, or a reference to one: each object is the arguments of one instance. */
  | { readonly kind: "objects"; readonly objects: unknown; readonly isStrict: boolean };

/** How a task is mapped. */
export interface TaskMapping {
  /** What the expansion gives: named inputs of a function, or options of an operator. */
  readonly of: "inputs" | "options";
  /** What `partial` gave, the same for every instance. */
  readonly constants: Readonly<Record<string, unknown>>;
  readonly expansion: Expansion;
  /** The names that a function declared for its inputs; `null` where nobody did. */
  readonly declaredInputs: readonly string[] | null;
}

/** What a task group is given, which the references inside it stand for. */
export interface GroupInputs {
  readonly constants: Readonly<Record<string, unknown>>;
  /** `null` for a group that is not mapped. */
  readonly expansion: Expansion | null;
}

/** The author's value that an expansion runs over: all of its lists, or the list of objects. */
export function expandedValues(expansion: Expansion): readonly unknown[] {
  return expansion.kind === "product" ? Object.values(expansion.lists) : [expansion.objects];
}
