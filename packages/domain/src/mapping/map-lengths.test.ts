import { expect, test } from "vitest";
import type { SerializedMapLength } from "../serialized-dag/serialized-dag.ts";
import type { MappedTask } from "./dag-mapping.ts";
import { instanceTotal, literalMapLengths, mapLengths } from "./map-lengths.ts";

const literal = (length: number): SerializedMapLength => ({ kind: "literal", length });
const LIST: SerializedMapLength = { kind: "task", taskId: "l" };

function aMapped(...lengths: readonly SerializedMapLength[]): MappedTask {
  const sourceIds = JSON.stringify(lengths).includes('"l"') ? ["l"] : [];
  return { taskId: "m", groupIds: [], lengths, sourceIds };
}

test.each([
  ["product", 6],
  ["shortest", 2],
  ["longest", 3],
  ["sum", 5],
] as const)("the %s of a list of 3 and one of 2 is %i", (kind, expected) => {
  expect(mapLengths(aMapped({ kind, of: [LIST, literal(2)] }), () => 3)).toEqual([expected]);
});

test.each(["product", "shortest", "longest", "sum"] as const)("the %s of nothing but empty lists is empty", (kind) => {
  expect(mapLengths(aMapped({ kind, of: [literal(0), LIST] }), () => 0)).toEqual([0]);
});

test("a length that needs a list which is not known is not known, even beside an empty one", () => {
  expect(mapLengths(aMapped({ kind: "product", of: [literal(0), LIST] }), () => null)).toBeNull();
  expect(mapLengths(aMapped(literal(2), LIST), () => null)).toBeNull();
});

test("each level has its own length, and the instances are their product", () => {
  const lengths = mapLengths(aMapped(LIST, literal(4)), () => 3);
  expect(lengths).toEqual([3, 4]);
  expect(instanceTotal(lengths ?? [])).toBe(12);
  expect(instanceTotal([3, 0])).toBe(0);
});

test("only what stands in the Dag file is known from the start", () => {
  expect(literalMapLengths(aMapped(literal(2), { kind: "sum", of: [literal(1), literal(2)] }))).toEqual([2, 3]);
  expect(literalMapLengths(aMapped(literal(2), LIST))).toBeNull();
});
