import { invariant } from "@baram/domain";
import type { ReferenceReading } from "../reference/reference-reading.ts";
import { describeReference, type GroupInputTarget } from "../reference/reference-target.ts";
import { MissingElementError } from "./instance-error.ts";
import { resolveExpansion } from "./resolve-expansion.ts";
import { resolveWritten } from "./resolve-written.ts";

/** What a task group was given under a name, of the instance's own index where the group is mapped. */
export async function resolveGroupInput(target: GroupInputTarget, reading: ReferenceReading): Promise<unknown> {
  const { group, name } = target;
  invariant(group.inputs !== null, `The task group "${group.groupId}" is given nothing.`);
  const { constants, expansion } = group.inputs;
  if (expansion === null || Object.hasOwn(constants, name)) return reading.render(constants[name]);
  const index = await reading.xcoms.indexInGroup(group.groupId);
  const resolved = await resolveExpansion(expansion, index, reading);
  const found = Object.hasOwn(resolved, name) ? resolved[name] : undefined;
  if (found === undefined) {
    throw new MissingElementError(
      `${describeReference({ ...target, path: [] })} is not there: the object that index ${index} of the group was given has no "${name}".`,
    );
  }
  // Parity: what a group is expanded over is not rendered.
  return found.isRead ? found.value : resolveWritten(found.value, reading);
}
