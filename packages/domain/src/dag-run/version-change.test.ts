import { expect, test } from "vitest";
import { aDag, aTask } from "../serialized-dag/serialized-dag.fixture.ts";
import type { TaskInstanceState } from "../task-instance/task-instance-state.ts";
import { type Instant, parseInstant } from "../time/instant.ts";
import { decideVersionChange } from "./version-change.ts";

const at = (text: string) => parseInstant(text) as Instant;
const logicalDate = at("2024-01-10T00:00:00Z");
const instance = (taskId: string, state: TaskInstanceState = "success") => ({ taskId, state });

function change(tasks: Parameters<typeof aDag>[0]["tasks"], instances: readonly ReturnType<typeof instance>[]) {
  const { removed, restored, added } = decideVersionChange({ dag: aDag({ tasks }), logicalDate, instances });
  return {
    removed: removed.map(({ taskId }) => taskId),
    restored: restored.map(({ taskId }) => taskId),
    added: added.map(({ taskId }) => taskId),
  };
}

const NOTHING = { removed: [], restored: [], added: [] };

test("a run that has what its version says is left as it is", () => {
  expect(change(["a", "b"], [instance("a"), instance("b", "none")])).toEqual(NOTHING);
});

test("an instance whose task is gone is removed, once", () => {
  expect(change(["a"], [instance("a"), instance("b", "running")])).toEqual({ ...NOTHING, removed: ["b"] });
  expect(change(["a"], [instance("a"), instance("b", "removed")])).toEqual(NOTHING);
});

test("a removed instance whose task is back is restored", () => {
  expect(change(["a", "b"], [instance("a"), instance("b", "removed")])).toEqual({ ...NOTHING, restored: ["b"] });
});

test("surplus copies of a mapped task stay removed while others of them are there", () => {
  expect(change(["a"], [instance("a", "none"), instance("a", "removed")])).toEqual(NOTHING);
});

test("a task without an instance gets one, within its dates", () => {
  const later = aTask("later", { startDate: at("2024-01-11T00:00:00Z") });
  const inclusive = aTask("inclusive", { startDate: logicalDate, endDate: logicalDate });
  expect(change(["a", later, inclusive], [instance("a")])).toEqual({ ...NOTHING, added: ["inclusive"] });
});
