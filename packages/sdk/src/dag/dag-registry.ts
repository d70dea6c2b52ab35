import type { AnyDag } from "./any-dag.ts";
import { DagError, DuplicateDagIdError } from "./dag-error.ts";
import type { DagState, Operator, OperatorState } from "./dag-state.ts";

/** What the loading of Dag files leaves behind in a process. */
interface DagRegistry {
  /** `null` while nobody collects. */
  collection: Collection | null;
  /** The Dags and task groups' Dags whose builders are running, the innermost last. */
  readonly building: DagState[];
  /** The mapped task of which one instance's operator is being constructed; `null` most of the time. */
  instanceOf: OperatorState | null;
}

interface Collection {
  readonly dags: AnyDag[];
  readonly withoutDag: Operator[];
}

// Two copies of this package may meet in one process, the author's and the runner's: both must find the same registry.
const REGISTRY = Symbol.for("baram.dags");
const holder = globalThis as { [REGISTRY]?: DagRegistry };

function registry(): DagRegistry {
  holder[REGISTRY] ??= { collection: null, building: [], instanceOf: null };
  return holder[REGISTRY];
}

/** Notes a Dag for whoever collects. */
export function registerDag(dag: AnyDag): void {
  registry().collection?.dags.push(dag);
}

/** Notes an operator that belongs to no Dag: in a Dag file that is a mistake. */
export function registerOperatorWithoutDag(operator: Operator): void {
  registry().collection?.withoutDag.push(operator);
}

/** The Dag whose builder is running, where operators are placed that name no Dag. */
export function dagBeingBuilt(): DagState | null {
  return registry().building.at(-1) ?? null;
}

/** Runs a builder of a Dag or of one of its task groups. */
export function buildInside<Result>(dag: DagState, build: () => Result): Result {
  const { building } = registry();
  building.push(dag);
  try {
    return build();
  } finally {
    building.pop();
  }
}

/** Constructs the operator of one instance of a mapped task: it takes the task's place instead of a place of its own. */
export function constructInstanceOf(task: OperatorState, construct: () => Operator): Operator {
  registry().instanceOf = task;
  try {
    return construct();
  } finally {
    registry().instanceOf = null;
  }
}

/** The mapped task that the operator under construction is an instance of. Answers once for each construction. */
export function takeTaskOfInstance(): OperatorState | null {
  const task = registry().instanceOf;
  registry().instanceOf = null;
  return task;
}

/**
 * Loads a Dag file and returns every Dag that was made meanwhile, in order.
 *
 * Loads one file at a time: a second call while the first is waiting would mix their Dags.
 */
export async function collectDags(load: () => Promise<unknown>): Promise<readonly AnyDag[]> {
  const collection: Collection = { dags: [], withoutDag: [] };
  registry().collection = collection;
  registry().building.length = 0;
  try {
    await load();
  } finally {
    registry().collection = null;
  }
  const [stray] = collection.withoutDag;
  if (stray !== undefined) {
    throw new DagError(
      { dagId: null, taskId: stray.taskId },
      "it belongs to no Dag and would never run: make it inside a Dag's builder, or give it the option dag.",
    );
  }
  const dagIds = new Set<string>();
  for (const { dagId } of collection.dags) {
    if (dagIds.has(dagId)) throw new DuplicateDagIdError(dagId);
    dagIds.add(dagId);
  }
  return collection.dags;
}
