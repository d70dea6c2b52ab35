import type { AnyDag } from "../dag/any-dag.ts";
import { type DagState, dagStateOf } from "../dag/dag-state.ts";

/** A call of `partial`, which places nothing before `expand` follows. */
export interface PartialCall {
  /** Whose it is, for the sentence. */
  readonly taskName: string;
  /** The call of `partial` that this one adds to. */
  readonly before: PartialCall | null;
}

/** Notes a call of `partial` that still has to be expanded. */
export function notePartialCall(dag: DagState | null, taskName: string, before: PartialCall | null): PartialCall {
  const call = { taskName, before };
  if (before !== null) dag?.unmappedPartials.delete(before);
  dag?.unmappedPartials.add(call);
  return call;
}

/** Notes that calls of `partial` have been expanded. */
export function notePartialMapped(dag: DagState | null, call: PartialCall | null): void {
  for (let mapped = call; mapped !== null; mapped = mapped.before) dag?.unmappedPartials.delete(mapped);
}

/** What an author should hear of a Dag that is good. */
export function warningsOf(dag: AnyDag): readonly string[] {
  return [...(dagStateOf(dag)?.unmappedPartials ?? [])].map(
    ({ taskName }) =>
      `Dag "${dag.dagId}": "${taskName}" was given a part of its inputs by partial and was never mapped, so that it is no task of the Dag: call expand or expandKwargs, or take it out.`,
  );
}
