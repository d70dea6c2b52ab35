import { expect, test } from "vitest";
import { indexesIn, relatedIndexes } from "./related-indexes.ts";

const related = (given: Parameters<typeof relatedIndexes>[0]) => [...indexesIn(relatedIndexes(given))];

test("tasks of one mapped group meet at the same index", () => {
  expect(related({ mapIndex: 4, lengths: [5], otherLengths: [5], sharedLevels: 1 })).toEqual([4]);
});

test("a task further inside meets one instance of a task further outside", () => {
  const meets = (mapIndex: number) => related({ mapIndex, lengths: [2, 3], otherLengths: [2], sharedLevels: 1 });
  expect([0, 1, 2, 3, 4, 5].flatMap(meets)).toEqual([0, 0, 0, 1, 1, 1]);
});

test("a task further outside meets its stretch of a task further inside", () => {
  const meets = (mapIndex: number) => related({ mapIndex, lengths: [2], otherLengths: [2, 3], sharedLevels: 1 });
  expect([meets(0), meets(1)]).toEqual([
    [0, 1, 2],
    [3, 4, 5],
  ]);
});

test("tasks of two groups within one meet by that one", () => {
  const meets = (mapIndex: number) => related({ mapIndex, lengths: [2, 3], otherLengths: [2, 2], sharedLevels: 1 });
  expect([meets(2), meets(3)]).toEqual([
    [0, 1],
    [2, 3],
  ]);
});
