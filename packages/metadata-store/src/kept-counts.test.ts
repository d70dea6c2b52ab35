import { addSeconds, instantFromMicroseconds } from "@baram/domain";
import { type Compilable, sql } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readCounts, totalOf } from "./kept-counts.ts";
import { MetadataStore } from "./metadata-store.ts";

let store: MetadataStore;
let now = instantFromMicroseconds(0);
/** How long each counting takes; the clock is looked at before and after it. */
let countingSeconds = 0;

const clock = {
  now: () => {
    now = addSeconds(now, countingSeconds);
    return now;
  },
};

beforeEach(async () => {
  store = new MetadataStore({ url: "sqlite::memory:" });
  await sql`create table number (n integer)`.execute(store.reader);
  countingSeconds = 0;
});
afterEach(() => store.close());

async function add(count: number): Promise<void> {
  const { reader } = store;
  const values = sql`with recursive next (n) as (select 1 union all select n + 1 from next where n < ${count}) select n from next`;
  await sql`insert into number (n) ${values}`.execute(reader);
}

function count(): Compilable<{ readonly total: number }> {
  const query = sql<{ readonly total: number }>`select count(*) as total from number`;
  return { compile: () => query.compile(store.reader) };
}

function total(found: number, { limit = 10, offset = 0 } = {}): Promise<number> {
  return totalOf(store.reader, { limit, offset, found }, { clock, count });
}

test("a large number that took long to count is kept for a hundred times as long", async () => {
  await add(2000);
  countingSeconds = 0.1;
  expect(await total(10)).toBe(2000);
  await add(5);
  now = addSeconds(now, 9.8);
  expect(await total(10)).toBe(2000);
  now = addSeconds(now, 0.2);
  expect(await total(10)).toBe(2005);
});

test("nothing is kept for longer than a minute", async () => {
  await add(2000);
  countingSeconds = 5;
  await total(10);
  await add(5);
  now = addSeconds(now, 61);
  expect(await total(10)).toBe(2005);
});

test("a number that is found fast is counted each time", async () => {
  await add(2000);
  await total(10);
  await add(5);
  expect(await total(10)).toBe(2005);
});

test("a small number is counted each time, however long that takes", async () => {
  await add(999);
  countingSeconds = 5;
  await total(10);
  await add(5);
  expect(await total(10)).toBe(1004);
});

test("a page that is not full says how many there are, without counting", async () => {
  await add(7);
  expect(await total(3)).toBe(3);
  expect(await total(3, { offset: 20 })).toBe(23);
  expect(await total(0)).toBe(0);
});

test("a page behind the last one has the rows counted", async () => {
  await add(7);
  expect(await total(0, { offset: 20 })).toBe(7);
});

test("a total is never less than what the page shows", async () => {
  await add(2000);
  countingSeconds = 0.1;
  await total(10);
  expect(await total(10, { offset: 3000 })).toBe(3010);
});

test("whoever asks while the same is counted waits for that", async () => {
  await add(3);
  let compiled = 0;
  const query = { compile: () => ((compiled += 1), count().compile()) };
  const ask = () => readCounts(store.reader, query, { clock, sizeOf: () => 0 });
  const [one, other] = await Promise.all([ask(), ask()]);
  expect(one).toBe(other);
  expect(compiled).toBe(2);
});

test("a counting that fails is not kept", async () => {
  const query = { compile: () => sql<{ readonly total: number }>`select * from missing`.compile(store.reader) };
  await expect(readCounts(store.reader, query, { clock, sizeOf: () => 0 })).rejects.toThrow("missing");
  await sql`create table missing (total integer)`.execute(store.reader);
  expect(await readCounts(store.reader, query, { clock, sizeOf: () => 0 })).toEqual([]);
});
