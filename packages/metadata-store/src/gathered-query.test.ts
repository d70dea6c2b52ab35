import { afterEach, beforeEach, expect, test } from "vitest";
import { GatheredQuery } from "./gathered-query.ts";
import { MetadataStore } from "./metadata-store.ts";

let store: MetadataStore;
/** What was asked together, each time. */
let asked: (readonly number[])[];
let squares: GatheredQuery<number, number>;

beforeEach(() => {
  store = new MetadataStore({ url: "sqlite::memory:" });
  asked = [];
  squares = new GatheredQuery(async (_transaction, numbers) => {
    asked.push(numbers);
    if (numbers.includes(13)) throw new Error("13 is not asked for.");
    return numbers.map((number) => number * number);
  });
});
afterEach(() => store.close());

test("what is asked in the same turn is asked at once, and each gets its own answer", async () => {
  const answers = await store.transaction((transaction) =>
    Promise.all([1, 2, 3].map((number) => squares.ask(transaction, number))),
  );
  expect(answers).toEqual([1, 4, 9]);
  expect(asked).toEqual([[1, 2, 3]]);
});

test("those who take the same steps are together at each of them", async () => {
  await store.transaction((transaction) =>
    Promise.all([2, 3].map(async (number) => squares.ask(transaction, await squares.ask(transaction, number)))),
  );
  expect(asked).toEqual([
    [2, 3],
    [4, 9],
  ]);
});

test("what is asked after an answer is asked anew", async () => {
  await store.transaction(async (transaction) => {
    await squares.ask(transaction, 1);
    await squares.ask(transaction, 2);
  });
  expect(asked).toEqual([[1], [2]]);
});

test("what two transactions ask in the same turn is never put together", async () => {
  await Promise.all([1, 2].map((number) => store.transaction((transaction) => squares.ask(transaction, number))));
  expect(asked).toEqual([[1], [2]]);
});

test("where the asking fails everybody hears of it", async () => {
  const outcomes = await store.transaction((transaction) =>
    Promise.allSettled([1, 13].map((number) => squares.ask(transaction, number))),
  );
  expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
});
