import { TASK_INSTANCE_STATES, type TaskInstanceState } from "@baram/domain";
import { problem, type Reply } from "../http/reply.ts";

/** Reads states as a filter names them: `none`, or `null`, is no status yet. An unknown one is refused. */
export function parseTaskInstanceStates(
  texts: readonly (string | null)[] | undefined,
): readonly TaskInstanceState[] | undefined | Reply<never> {
  if (texts === undefined) return undefined;
  const known: readonly string[] = TASK_INSTANCE_STATES;
  const states = texts.map((text) => text ?? "none");
  const unknown = states.find((state) => !known.includes(state));
  if (unknown !== undefined) return problem(400, { detail: `'${unknown}' is not a valid TaskInstanceState` });
  return states as TaskInstanceState[];
}
