import type { AnyDag } from "./any-dag.ts";
import { dagStateOf } from "./dag-state.ts";

/** The text of the stack at `new Dag`, for errors that are found when the author's code has returned. */
export function stackWhereMade(dag: AnyDag): string | null {
  return dagStateOf(dag)?.madeAt.stack ?? null;
}
