import {
  countUpstream,
  decideDagRunOutcome,
  decideReadiness,
  type Instant,
  leafTaskIds,
  type SerializedDag,
  type TaskGraph,
  type TaskInstanceState,
  taskGraph,
  tasksOfRun,
} from "@baram/domain";

/** Where an instance of a naive run stands; `active` is everything between being ready and having ended. */
export type NaiveState = "none" | "active" | "success" | "failed" | "skipped" | "upstream_failed";

/**
 * A run that is evaluated as a whole after every event, as often as anything changes: what the verbs, which look only
 * at what an event may have moved, must come to as well.
 */
export class NaiveRun {
  readonly #graph: TaskGraph;
  readonly #dag: SerializedDag;
  readonly #logicalDate: Instant;
  readonly #states: Map<string, NaiveState>;

  constructor(dag: SerializedDag, logicalDate: Instant) {
    this.#dag = dag;
    this.#graph = taskGraph(dag);
    this.#logicalDate = logicalDate;
    this.#states = new Map(tasksOfRun(dag, logicalDate).map(({ taskId }) => [taskId, "none"]));
    this.#evaluate();
  }

  /** By task id. */
  get states(): Readonly<Record<string, NaiveState>> {
    return Object.fromEntries([...this.#states].sort(([one], [other]) => (one < other ? -1 : 1)));
  }

  get outcome(): "running" | "success" | "failed" {
    const states = [...this.#states.values()];
    if (states.includes("active")) return "running";
    // Nothing is on its way and nothing more can come of what there is.
    if (states.includes("none")) return "failed";
    const countingStates = leafTaskIds(this.#graph).flatMap((taskId) => this.#states.get(taskId) ?? []);
    return (
      decideDagRunOutcome({ countingStates: countingStates as TaskInstanceState[], unfinishedCount: 0 }) ?? "running"
    );
  }

  finish(taskId: string, state: "success" | "failed" | "skipped"): void {
    this.#states.set(taskId, state);
    this.#evaluate();
  }

  /** Pass by pass; each settles by what was there when it began. */
  #evaluate(): void {
    for (;;) {
      const next = [...this.#states.keys()].flatMap((taskId) => {
        const state = this.#states.get(taskId) === "none" ? this.#decide(taskId) : null;
        return state === null ? [] : [[taskId, state] as const];
      });
      if (next.length === 0) return;
      for (const [taskId, state] of next) this.#states.set(taskId, state);
    }
  }

  #decide(taskId: string): NaiveState | null {
    const task = this.#graph.task(taskId);
    const upstreamIds = this.#graph.upstreamIds(taskId);
    const indirect = this.#graph.relevantSetups(taskId).filter((id) => !upstreamIds.includes(id));
    const decision = decideReadiness({
      dag: this.#dag,
      task,
      state: "none",
      logicalDate: this.#logicalDate,
      now: this.#logicalDate,
      retryAt: null,
      upstream: countUpstream(upstreamIds.map((id) => this.#stateOf(id))),
      indirectSetups: indirect.map((id) => this.#stateOf(id)),
      isDecidedAgainst: false,
    });
    if (decision.kind === "wait") return null;
    if (decision.kind === "settle") return decision.verb === "skip" ? "skipped" : "upstream_failed";
    return task.kind === "empty" ? "success" : "active";
  }

  #stateOf(taskId: string) {
    const state = this.#states.get(taskId) ?? "none";
    return {
      taskId,
      state: state === "active" ? ("running" as const) : state,
      isSetup: this.#graph.task(taskId).isSetup,
    };
  }
}
