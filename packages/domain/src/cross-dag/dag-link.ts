/** That a task has to do with other Dags, as far as its author wrote their names and no template makes them. */
export type SerializedDagLink =
  /** It gives them runs. */
  | { readonly kind: "trigger"; readonly dagIds: readonly string[] }
  /** It waits for them. */
  | { readonly kind: "sensor"; readonly dagIds: readonly string[] }
  /** Clearing it clears a task of theirs; its template fields say which, and at which logical date. */
  | { readonly kind: "marker"; readonly dagIds: readonly string[]; readonly recursionDepth: number };

/** How a Dag leads to another: from the one that comes first to the one that comes after it. */
export type DagLinkKind = SerializedDagLink["kind"];
