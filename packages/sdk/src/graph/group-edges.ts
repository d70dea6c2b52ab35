/** The edges that were drawn with task groups as wholes, by group id. They join nothing; they say how a Dag is shown. */
export class GroupEdges {
  readonly #upstream = new Map<string, Set<string>>();
  readonly #downstream = new Map<string, Set<string>>();

  addUpstream(groupId: string, ids: readonly string[]): void {
    addAll(this.#upstream, groupId, ids);
  }

  addDownstream(groupId: string, ids: readonly string[]): void {
    addAll(this.#downstream, groupId, ids);
  }

  /** Tasks and groups, in order of declaration. */
  upstreamOf(groupId: string): readonly string[] {
    return [...(this.#upstream.get(groupId) ?? [])];
  }

  /** Tasks and groups, in order of declaration. */
  downstreamOf(groupId: string): readonly string[] {
    return [...(this.#downstream.get(groupId) ?? [])];
  }
}

function addAll(edges: Map<string, Set<string>>, groupId: string, ids: readonly string[]): void {
  const known = edges.get(groupId) ?? new Set<string>();
  for (const id of ids) known.add(id);
  edges.set(groupId, known);
}
