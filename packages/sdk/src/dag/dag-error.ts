/** Which Dag and task a mistake is in; `null` where there is none (yet). */
export interface DagPlace {
  readonly dagId: string | null;
  readonly taskId: string | null;
}

/** A mistake in a Dag file. The message says where, what was found, what was expected and what to do. */
export class DagError extends Error {
  override readonly name: string = "DagError";
  readonly dagId: string | null;
  readonly taskId: string | null;

  constructor(place: DagPlace, sentence: string, options?: ErrorOptions) {
    super(`${describePlace(place)}${sentence}`, options);
    this.dagId = place.dagId;
    this.taskId = place.taskId;
  }
}

/** A task or task group id is used twice in one Dag. */
export class DuplicateTaskIdError extends DagError {
  override readonly name = "DuplicateTaskIdError";

  constructor(
    dagId: string,
    id: string,
    kinds: { readonly taken: "task" | "task group"; readonly wanted: "task" | "task group" },
  ) {
    super(
      { dagId, taskId: null },
      `the ${kinds.wanted} id "${id}" is already that of a ${kinds.taken}: give each task and task group an id of its own.`,
    );
  }
}

/** Two Dags of one file have the same id. */
export class DuplicateDagIdError extends DagError {
  override readonly name = "DuplicateDagIdError";

  constructor(dagId: string) {
    super({ dagId, taskId: null }, "the file makes two Dags of this id: give each Dag an id of its own.");
  }
}

/** The edges of a Dag lead back to where they came from. */
export class DagCycleError extends DagError {
  override readonly name = "DagCycleError";
  /** The tasks of the cycle, the first one again at the end. */
  readonly taskIds: readonly string[];

  constructor(dagId: string, taskIds: readonly string[]) {
    super(
      { dagId, taskId: null },
      `its tasks form a cycle, ${taskIds.join(" → ")}, so none of them could ever start: take one of these edges away.`,
    );
    this.taskIds = taskIds;
  }
}

/** An option that does not exist, most likely misspelled or one of another version. */
export class UnknownOptionError extends DagError {
  override readonly name = "UnknownOptionError";
}

/** An option whose value cannot be used. */
export class InvalidOptionError extends DagError {
  override readonly name = "InvalidOptionError";
}

/** A trigger rule that would have a task run after a failure, in a Dag that ends its runs with the first one. */
export class FailFastTriggerRuleError extends DagError {
  override readonly name = "FailFastTriggerRuleError";

  constructor(dagId: string, { taskId, triggerRule }: { readonly taskId: string; readonly triggerRule: string }) {
    super(
      { dagId, taskId },
      `its trigger rule is "${triggerRule}", but the Dag fails fast, so only "all_success" is possible: take the rule away, or failFast.`,
    );
  }
}

/** An edge that cannot be drawn. */
export class InvalidEdgeError extends DagError {
  override readonly name = "InvalidEdgeError";
}

function describePlace({ dagId, taskId }: DagPlace): string {
  if (dagId !== null && taskId !== null) return `Dag "${dagId}", task "${taskId}": `;
  if (dagId !== null) return `Dag "${dagId}": `;
  return taskId === null ? "" : `Task "${taskId}": `;
}
