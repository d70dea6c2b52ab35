import { decodeXCom, type Instant, type SerializedMapLength, taskGraph } from "@baram/domain";
import type { ExecutionAnswers, ExecutionRequest, PulledXCom, Workload } from "@baram/execution-api";
import { expect, test } from "vitest";
import { ReturnedLists } from "./returned-lists.ts";
import { xcomReader } from "./xcom-reader.ts";

const TWO: SerializedMapLength = { kind: "literal", length: 2 };

/**
 * The Dag of these tests: plain tasks and a mapped one; a mapped group `g` and another one, `h`; inside `g` a plain
 * group and a mapped one. Each task is named after where it is.
 */
const GRAPH = taskGraph({
  tasks: [
    { taskId: "plain", groupId: null, expansion: null },
    { taskId: "mapped", groupId: null, expansion: TWO },
    { taskId: "g.a", groupId: "g", expansion: null },
    { taskId: "g.p.a", groupId: "g.p", expansion: null },
    { taskId: "g.i.a", groupId: "g.i", expansion: null },
    { taskId: "h.a", groupId: "h", expansion: null },
  ].map((task) => ({ downstreamTaskIds: [], ...task })),
  taskGroups: [
    { groupId: "g", parentGroupId: null, expansion: TWO },
    { groupId: "g.p", parentGroupId: "g", expansion: null },
    { groupId: "g.i", parentGroupId: "g", expansion: { kind: "literal", length: 3 } },
    { groupId: "h", parentGroupId: null, expansion: TWO },
  ],
} as never);

const LENGTHS: Readonly<Record<string, readonly number[]>> = {
  mapped: [2],
  "g.a": [2],
  "g.p.a": [2],
  "g.i.a": [2, 3],
  "h.a": [2],
};

/** What one instance reads; every task has stored its name and its map index in every instance. */
function aReader(
  taskId: string,
  mapIndex: number,
  { lists = new ReturnedLists(), returned = [] }: { lists?: ReturnedLists; returned?: readonly PulledXCom[] } = {},
) {
  const asked: ExecutionRequest["kind"][] = [];
  const ask = async (request: ExecutionRequest): Promise<unknown> => {
    asked.push(request.kind);
    switch (request.kind) {
      case "getMapLengths":
        return LENGTHS[request.taskId] ?? [];
      case "pullXComsOfTask": {
        const { from, to } = request.mapIndexes ?? { from: 0, to: 5 };
        const indexes = Array.from({ length: to - from + 1 }, (_unused, place) => from + place);
        return indexes.map((index) => ({ ...request, mapIndex: index, value: `"${request.taskId} ${index}"` }));
      }
      case "pullReturnValueAt":
        return { value: `"${request.taskId} ${(request.mapIndexes?.from ?? 0) + request.place}"` };
      case "countReturnValues":
        return request.mapIndexes === null ? 6 : request.mapIndexes.to - request.mapIndexes.from + 1;
      case "pullReturnValueIfChanged":
        return { storedAt: 1 as Instant, value: request.knownAt === 1 ? null : `["${request.taskId}"]` };
      default:
        throw new Error(`The reader asked for ${request.kind}.`);
    }
  };
  const reader = xcomReader({
    client: { ask: ask as <R extends ExecutionRequest>(request: R) => Promise<ExecutionAnswers[R["kind"]]> },
    graph: GRAPH,
    workload: {
      key: { dagId: "d", runId: "r", taskId, mapIndex },
      bundle: { hash: "h" },
      returned,
    } as Partial<Workload> as Workload,
    lists,
    stored: { read: (text) => Promise.resolve(decodeXCom(text)) },
  });
  return { reader, asked };
}

async function valuesOf(reading: { readonly from: string; readonly by: string; readonly mapIndex: number }) {
  const pulled = await aReader(reading.by, reading.mapIndex).reader.pull(reading.from, "return_value");
  return pulled.kind === "value" ? pulled.value : pulled.values;
}

test("a plain task gives its value to everybody", async () => {
  expect(await valuesOf({ from: "plain", by: "mapped", mapIndex: 1 })).toBe("plain -1");
  expect(await valuesOf({ from: "plain", by: "g.i.a", mapIndex: 5 })).toBe("plain -1");
});

test("a mapped task gives the values of all its instances", async () => {
  const all = ["mapped 0", "mapped 1", "mapped 2", "mapped 3", "mapped 4", "mapped 5"];
  expect(await valuesOf({ from: "mapped", by: "plain", mapIndex: -1 })).toEqual(all);
  expect(await valuesOf({ from: "mapped", by: "g.a", mapIndex: 1 })).toEqual(all);
});

test("inside a mapped group a task of the group means the same index, through plain groups too", async () => {
  expect(await valuesOf({ from: "g.a", by: "g.p.a", mapIndex: 1 })).toBe("g.a 1");
  expect(await valuesOf({ from: "g.p.a", by: "g.a", mapIndex: 0 })).toBe("g.p.a 0");
});

test("from outside a task of a mapped group means all indexes, from another mapped group as well", async () => {
  expect(await valuesOf({ from: "g.a", by: "plain", mapIndex: -1 })).toHaveLength(6);
  expect(await valuesOf({ from: "g.a", by: "h.a", mapIndex: 1 })).toHaveLength(6);
});

test("a group inside a group reads the outer one at the outer index, and the other way round its own part", async () => {
  expect(await valuesOf({ from: "g.a", by: "g.i.a", mapIndex: 4 })).toBe("g.a 1");
  expect(await valuesOf({ from: "g.i.a", by: "g.i.a", mapIndex: 4 })).toBe("g.i.a 4");
  expect(await valuesOf({ from: "g.i.a", by: "g.a", mapIndex: 1 })).toEqual(["g.i.a 3", "g.i.a 4", "g.i.a 5"]);
});

test("an instance knows its place in each mapped group around it", async () => {
  const { reader } = aReader("g.i.a", 5);
  expect([await reader.indexInGroup("g"), await reader.indexInGroup("g.i")]).toEqual([1, 2]);
  expect(await aReader("g.p.a", 1).reader.indexInGroup("g")).toBe(1);
});

test("only groups inside groups need to ask how often they are repeated", async () => {
  const { reader, asked } = aReader("g.p.a", 1);
  await reader.indexInGroup("g");
  await reader.pull("g.a", "return_value");
  await reader.pull("g.a", "return_value");
  expect(asked).toEqual(["pullXComsOfTask"]);
});

test("what came with the workload is not asked for, as long as it is the value that is meant", async () => {
  const returned = [
    { taskId: "plain", mapIndex: -1, value: "7" },
    { taskId: "g.a", mapIndex: 1, value: "8" },
  ];
  const { reader, asked } = aReader("g.p.a", 1, { returned });
  expect(await reader.pull("plain", "return_value")).toEqual({ kind: "value", value: 7 });
  expect(await reader.pull("g.a", "return_value")).toEqual({ kind: "value", value: 8 });
  expect(asked).toEqual([]);

  expect(await reader.pull("plain", "another_key")).toEqual({ kind: "value", value: "plain -1" });
  const outside = aReader("plain", -1, { returned });
  expect(await outside.reader.pull("g.a", "return_value")).toMatchObject({ kind: "instances" });
  expect([...asked, ...outside.asked]).toEqual(["pullXComsOfTask", "pullXComsOfTask"]);
});

test("elements of a mapped task are read one by one", async () => {
  const { reader, asked } = aReader("plain", -1);
  const elements = await reader.elements("mapped");
  if (elements.kind !== "instances") throw new Error("A mapped task has instances.");
  expect(await elements.at(3)).toEqual({ value: "mapped 3" });
  expect(asked).toEqual(["pullReturnValueAt"]);
  expect(await elements.length()).toBe(6);
});

test("a list that the process has read is not sent again while it stays the same", async () => {
  const lists = new ReturnedLists();
  const first = await aReader("mapped", 0, { lists }).reader.elements("plain");
  const second = await aReader("mapped", 1, { lists }).reader.elements("plain");
  expect(first).toEqual({ kind: "value", value: ["plain"] });
  // The same object: it was neither sent nor parsed a second time.
  expect((second as { value: unknown }).value).toBe((first as { value: unknown }).value);
});
