/** An edge between the numbers of two nodes. */
export type NumberedEdge = readonly [source: number, target: number];

/** Nodes by number, each with those that its edges come from and lead to. */
export interface NeighborLists {
  readonly count: number;
  readonly upstream: readonly (readonly number[])[];
  readonly downstream: readonly (readonly number[])[];
}

/** Sorts edges under their nodes. */
export function neighborLists(count: number, edges: readonly NumberedEdge[]): NeighborLists {
  const upstream: number[][] = Array.from({ length: count }, () => []);
  const downstream: number[][] = Array.from({ length: count }, () => []);
  for (const [source, target] of edges) {
    downstream[source]?.push(target);
    upstream[target]?.push(source);
  }
  return { count, upstream, downstream };
}

/** The connected parts, in the order of their first nodes. All nodes without any edge together are one part, the last. */
export function connectedParts({ count, upstream, downstream }: NeighborLists): readonly (readonly number[])[] {
  const seen = new Uint8Array(count);
  const parts: number[][] = [];
  const alone: number[] = [];
  for (let start = 0; start < count; start += 1) {
    if (seen[start] === 1) continue;
    seen[start] = 1;
    const part = [start];
    for (const node of part) {
      for (const next of [...(upstream[node] ?? []), ...(downstream[node] ?? [])]) {
        if (seen[next] === 1) continue;
        seen[next] = 1;
        part.push(next);
      }
    }
    if (part.length === 1) alone.push(start);
    else parts.push(part.toSorted((one, other) => one - other));
  }
  return alone.length === 0 ? parts : [...parts, alone];
}

/** The same edges, where those that would close a circle are turned around. */
export function withoutCircles(count: number, edges: readonly NumberedEdge[]): readonly NumberedEdge[] {
  const outgoing: number[][] = Array.from({ length: count }, () => []);
  for (const [index, [source]] of edges.entries()) outgoing[source]?.push(index);
  const OPEN = 1;
  const DONE = 2;
  const marks = new Uint8Array(count);
  const turned = new Set<number>();
  for (let start = 0; start < count; start += 1) {
    if (marks[start] !== 0) continue;
    marks[start] = OPEN;
    // A walk of its own in place of recursion: a chain of thousands would be too deep for the stack.
    const walk = [{ node: start, next: 0 }];
    for (let at = walk.at(-1); at !== undefined; at = walk.at(-1)) {
      const index = outgoing[at.node]?.[at.next];
      at.next += 1;
      if (index === undefined) {
        marks[at.node] = DONE;
        walk.pop();
        continue;
      }
      const target = edges[index]?.[1] ?? 0;
      if (marks[target] === OPEN) turned.add(index);
      else if (marks[target] === 0) {
        marks[target] = OPEN;
        walk.push({ node: target, next: 0 });
      }
    }
  }
  return turned.size === 0
    ? edges
    : edges.map(([source, target], index): NumberedEdge => (turned.has(index) ? [target, source] : [source, target]));
}
