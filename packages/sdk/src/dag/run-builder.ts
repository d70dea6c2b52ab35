import { DagError } from "./dag-error.ts";
import { buildInside } from "./dag-registry.ts";
import type { DagState } from "./dag-state.ts";

/** Runs a builder so that operators find their Dag. One that waits would place its later tasks nowhere. */
export function runBuilder<Result>(dag: DagState, whose: string, build: () => Result): Result {
  const result = buildInside(dag, build);
  if (result instanceof Promise) {
    // The rejection, if there is one, is of no interest beside the error thrown here.
    result.catch(() => {});
    throw new DagError(
      { dagId: dag.dagId, taskId: null },
      `${whose} is async; expected a plain function: constructing a Dag waits for nothing, work belongs in its tasks.`,
    );
  }
  return result;
}
