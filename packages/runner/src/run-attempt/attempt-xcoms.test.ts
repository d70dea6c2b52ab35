import { DEFAULT_ATTEMPT_SETTINGS, type ExecutionRequest, type Workload } from "@baram/execution-api";
import { expect, test } from "vitest";
import { AttemptXComs } from "./attempt-xcoms.ts";
import type { LazyXComSequence } from "./xcom-sequence.ts";

const WORKLOAD = {
  key: { dagId: "d", runId: "r", taskId: "a", mapIndex: -1 },
  leaseToken: "lease",
  settings: DEFAULT_ATTEMPT_SETTINGS,
} as Workload;

/** The XComs of an attempt in front of a server that answers as it is told, and what it was asked. */
function xcomsWith(answers: Partial<Record<ExecutionRequest["kind"], unknown>>) {
  const asked: ExecutionRequest[] = [];
  const ask = async (request: ExecutionRequest) => {
    asked.push(request);
    return answers[request.kind] ?? null;
  };
  return { asked, xcoms: new AttemptXComs(WORKLOAD, { ask: ask as never }) };
}

async function aSequence(texts: readonly string[]) {
  const asked: (readonly string[])[] = [];
  const ask = async (request: ExecutionRequest) => {
    if (request.kind === "findXComs") {
      return { kind: "sequence", xcoms: texts.map((text, index) => ({ taskInstanceId: index, key: text })) };
    }
    if (request.kind !== "readXComs") throw new Error(request.kind);
    asked.push(request.xcoms.map(({ key }) => key));
    return request.xcoms.map(({ key }) => key);
  };
  const pulled = await new AttemptXComs(WORKLOAD, { ask: ask as never }).pull({ taskIds: ["m"] });
  return { asked, sequence: pulled as LazyXComSequence };
}

test("one id asks for the newest value, lists of ids or indexes ask for a sequence", async () => {
  const { xcoms, asked } = xcomsWith({ findXComs: { kind: "sequence", xcoms: [] } });
  await xcoms.pull({ taskIds: "a", mapIndexes: 2 });
  await xcoms.pull({ taskIds: ["a", "b"] });
  await xcoms.pull({ mapIndexes: [0, 1], key: null, dagId: "other" });
  const every = { kind: "findXComs", key: "return_value", dagId: null, runId: null, includePriorDates: false };
  expect(asked).toEqual([
    { ...every, taskIds: ["a"], mapIndexes: [2], wants: "newest" },
    { ...every, taskIds: ["a", "b"], mapIndexes: null, wants: "sequence" },
    { ...every, taskIds: null, mapIndexes: [0, 1], key: null, dagId: "other", wants: "sequence" },
  ]);
});

test("the default stands for a value that was never stored, not for a stored null", async () => {
  const nothing = xcomsWith({ findXComs: { kind: "nothing" } }).xcoms;
  expect(await nothing.pull({ taskIds: "a", default: 7 })).toBe(7);
  expect(await nothing.pull({ taskIds: "a" })).toBeNull();
  const stored = xcomsWith({ findXComs: { kind: "value", value: "null" } }).xcoms;
  expect(await stored.pull({ taskIds: "a", default: 7 })).toBeNull();
});

test("the length of a sequence reads nothing, and one element reads that one", async () => {
  const { sequence, asked } = await aSequence(["1", "2", "3"]);
  expect(sequence.length).toBe(3);
  expect(asked).toEqual([]);
  expect(await sequence.at(-1)).toBe(3);
  expect(asked).toEqual([["3"]]);
});

test("who walks through a sequence reads it piece by piece, as far as the walk goes", async () => {
  const { sequence, asked } = await aSequence(Array.from({ length: 250 }, (_hole, index) => String(index)));
  for await (const value of sequence) if (value === 120) break;
  expect(asked.map((keys) => keys.length)).toEqual([100, 100]);
  expect((await sequence.toArray()).length).toBe(250);
});

test.each([[3], [-4], [0.5]])("there is no element at %s of three", async (index) => {
  const { sequence } = await aSequence(["1", "2", "3"]);
  await expect(sequence.at(index)).rejects.toThrow(`There is no XCom at ${index}: the sequence has 3 elements.`);
});

test.each([
  [[1], [2, 3, 4]],
  [[-2], [3, 4]],
  [
    [null, 2],
    [1, 2],
  ],
  [
    [1, -1],
    [2, 3],
  ],
  [[10], []],
  [[3, 1], []],
  [
    [null, null, -1],
    [4, 3, 2, 1],
  ],
  [
    [2, null, -1],
    [3, 2, 1],
  ],
  [
    [null, 1, -1],
    [4, 3],
  ],
] as const)("a slice %j is cut as Python cuts it", async (slice, expected) => {
  const { sequence } = await aSequence(["1", "2", "3", "4"]);
  expect(await sequence.slice(...slice)).toEqual(expected);
});

test("other steps are refused, and sequences compare by content", async () => {
  const { sequence } = await aSequence(['"a"', '{"b":[1]}']);
  await expect(sequence.slice(0, 2, 2)).rejects.toThrow("in steps of 1 or -1, not of 2");
  expect(await sequence.equals(["a", { b: [1] }])).toBe(true);
  expect(await sequence.equals((await aSequence(['"a"'])).sequence)).toBe(false);
  expect(await (await aSequence(['"a"', '"b"'])).sequence.equals("ab")).toBe(true);
  expect(await sequence.includes({ b: [1] })).toBe(true);
  expect(await sequence.toReversed()).toEqual([{ b: [1] }, "a"]);
  expect(String(sequence)).toBe("LazySelectSequence([2 items])");
});

test("a sequence that is pushed again becomes a list, wherever in the value it stands", async () => {
  const { xcoms, asked } = xcomsWith({});
  const { sequence } = await aSequence(["1", "2"]);
  await xcoms.push("k", { all: [sequence] });
  expect(asked).toEqual([{ kind: "pushXCom", entry: { key: "k", value: '{"all":[[1,2]]}' } }]);
});

test("nothing pushed by hand is stored as null, nothing returned is not stored", async () => {
  const { xcoms, asked } = xcomsWith({});
  await xcoms.push("k", undefined);
  expect(asked).toEqual([{ kind: "pushXCom", entry: { key: "k", value: "null" } }]);
  expect(await xcoms.entries([["return_value", null]])).toEqual([]);
});

test("a value that cannot be stored fails with its key, its task and the place in it", async () => {
  const { xcoms } = xcomsWith({});
  await expect(xcoms.push("k", { f: () => 1 })).rejects.toThrow(
    'The XCom "k" cannot be stored (task "a"). The value at f is a function.',
  );
  await expect(xcoms.entries([["return_value", Symbol("s")]])).rejects.toThrow(
    "What the task returned cannot be stored",
  );
});

test("a key of more than 512 characters is refused", async () => {
  const { xcoms } = xcomsWith({});
  await expect(xcoms.push("k".repeat(513), 1)).rejects.toThrow("under a key of 513 characters");
  await xcoms.push("k".repeat(512), 1);
});
