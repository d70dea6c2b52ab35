/** The edges between the tasks of one Dag, by id. A repeated edge counts once. */
export class TaskEdges {
  readonly #downstream = new Map<string, Set<string>>();
  readonly #upstream = new Map<string, Set<string>>();

  add(upstreamTaskId: string, downstreamTaskId: string): void {
    neighbors(this.#downstream, upstreamTaskId).add(downstreamTaskId);
    neighbors(this.#upstream, downstreamTaskId).add(upstreamTaskId);
  }

  /** Direct ones, in order of declaration. */
  downstreamOf(taskId: string): ReadonlySet<string> {
    return this.#downstream.get(taskId) ?? NOTHING;
  }

  /** Direct ones, in order of declaration. */
  upstreamOf(taskId: string): ReadonlySet<string> {
    return this.#upstream.get(taskId) ?? NOTHING;
  }
}

const NOTHING: ReadonlySet<string> = new Set();

function neighbors(map: Map<string, Set<string>>, taskId: string): Set<string> {
  let found = map.get(taskId);
  if (found === undefined) {
    found = new Set();
    map.set(taskId, found);
  }
  return found;
}
