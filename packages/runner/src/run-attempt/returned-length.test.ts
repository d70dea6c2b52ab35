import { type SerializedMapLength, type SerializedTask, taskGraph } from "@baram/domain";
import { describe, expect, test } from "vitest";
import { returnedLengthsOf } from "./returned-length.ts";

interface Given {
  readonly expansion?: SerializedMapLength | null;
  readonly task?: Partial<SerializedTask>;
  readonly isInMappedGroup?: boolean;
}

/** The lengths of what the task `list` returned, something being mapped over it. */
function lengthsOf(result: unknown, given: Given = {}) {
  const { expansion = { kind: "task", taskId: "list" }, task = {}, isInMappedGroup = false } = given;
  const list = { taskId: "list", groupId: "g", expansion: null, doXcomPush: true, ...task } as SerializedTask;
  const graph = taskGraph({
    tasks: [list, { taskId: "mapped", groupId: null, expansion }].map((one) => ({ downstreamTaskIds: [], ...one })),
    taskGroups: [
      { groupId: "g", parentGroupId: null, expansion: isInMappedGroup ? { kind: "literal", length: 2 } : null },
    ],
  } as never);
  return returnedLengthsOf({ graph, task: list, result, maxMapLength: 3 });
}

/** The length of the whole. */
function lengthOf(result: unknown, given: Given = {}): number | null {
  return lengthsOf(result, given).returnedLength;
}

test.each([
  [[1, 2], 2],
  [[], 0],
  [{ a: 1 }, 1],
  [[1, 2, 3], 3],
])("%j has a length for those that are mapped over it", (result, length) => {
  expect(lengthOf(result)).toBe(length);
});

test("parts of the result count where those are mapped over, each for itself", () => {
  const paths: SerializedMapLength = { kind: "task", taskId: "list", path: ["files", "paths"] };
  const days: SerializedMapLength = { kind: "task", taskId: "list", path: ["days"] };
  const expansion: SerializedMapLength = { kind: "product", of: [paths, days, paths] };
  expect(lengthsOf({ files: { paths: ["a", "b"] }, days: [1] }, { expansion })).toEqual({
    returnedLength: null,
    returnedLengths: { '["files","paths"]': 2, '["days"]': 1 },
  });
  const whole: SerializedMapLength = { kind: "sum", of: [days, { kind: "task", taskId: "list" }] };
  expect(lengthsOf({ days: [1, 2] }, { expansion: whole })).toEqual({
    returnedLength: 1,
    returnedLengths: { '["days"]': 2 },
  });
  expect(() => lengthOf({ files: {} }, { expansion: paths })).toThrow(
    'Task "list" returned nothing under "files.paths"',
  );
  expect(() => lengthOf({ days: 5 }, { expansion: days })).toThrow('of type number under "days"');
});

describe("what cannot be mapped over fails the task that returns it", () => {
  test.each([null, undefined])("%s", (result) => {
    expect(() => lengthOf(result)).toThrow(expect.objectContaining({ name: "XComForMappingNotPushed" }));
  });

  test("a result that is not stored", () => {
    const task = { doXcomPush: false };
    expect(() => lengthOf([1], { task })).toThrow(expect.objectContaining({ name: "XComForMappingNotPushed" }));
  });

  test.each(["abc", 5, 0, 1.5, true, new Set([1]), new Map([[1, 2]]), new Date(0), new Uint8Array(1)])(
    "%s",
    (result) => {
      expect(() => lengthOf(result)).toThrow(expect.objectContaining({ name: "UnmappableXComTypePushed" }));
    },
  );

  test("more elements than are allowed, of objects the keys", () => {
    const error = expect.objectContaining({ name: "UnmappableXComLengthPushed" }) as Error;
    expect(() => lengthOf([1, 2, 3, 4])).toThrow(error);
    expect(() => lengthOf({ a: 1, b: 2, c: 3, d: 4 })).toThrow(
      "returned 4 elements, but something is mapped over it and 3",
    );
  });
});

test("a task over which nothing is mapped may return anything, and has no length", () => {
  expect(lengthOf("abc", { expansion: null })).toBeNull();
  expect(lengthOf(null, { expansion: { kind: "literal", length: 9 } })).toBeNull();
});

test("instances of a mapped task may return anything, for they themselves are what is mapped over", () => {
  expect(lengthOf(null, { task: { expansion: { kind: "literal", length: 2 } } })).toBeNull();
  expect(lengthOf("abc", { isInMappedGroup: true })).toBeNull();
});
