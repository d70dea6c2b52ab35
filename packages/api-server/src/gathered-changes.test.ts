import { MetadataStore, type MetadataTransaction, noteChange } from "@baram/metadata-store";
import { afterEach, beforeEach, expect, test } from "vitest";
import { GatheredChanges } from "./gathered-changes.ts";

let store: MetadataStore;
let changes: GatheredChanges;
/** The Dags of each commit. */
let commits: string[][];

beforeEach(async () => {
  store = new MetadataStore({ url: "sqlite::memory:" });
  await store.migrate();
  changes = new GatheredChanges(store);
  commits = [];
  store.subscribe((told) => commits.push(told.flatMap((change) => (change.kind === "dag" ? change.dagId : []))));
});
afterEach(() => store.close());

function written(dagId: string): Promise<string> {
  return changes.write(async (transaction: MetadataTransaction) => {
    noteChange(transaction, { kind: "dag", dagId });
    return `wrote ${dagId}`;
  });
}

test("what is asked for in one turn of the event loop is written in one transaction, each with its own outcome", async () => {
  expect(await Promise.all([written("a"), written("b")])).toEqual(["wrote a", "wrote b"]);
  expect(commits).toEqual([["a", "b"]]);
});

test("what comes after that is written in another transaction", async () => {
  await written("a");
  await written("b");
  expect(commits).toEqual([["a"], ["b"]]);
});

test("what comes while others are written is written when they are", async () => {
  const later: Promise<string>[] = [];
  await changes.write(async () => {
    later.push(written("later"));
  });
  expect(await Promise.all(later)).toEqual(["wrote later"]);
  expect(commits).toEqual([["later"]]);
});

test("one that fails takes none of the others with it", async () => {
  const failing = changes.write(() => Promise.reject(new Error("This one cannot be written.")));
  const outcomes = await Promise.allSettled([written("a"), failing, written("b")]);
  expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(commits).toEqual([["a"], ["b"]]);
});

test("a crowd is written in several transactions, so that nobody else waits long", async () => {
  await Promise.all(Array.from({ length: 40 }, (_, index) => written(`dag_${index}`)));
  expect(commits.map(({ length }) => length)).toEqual([16, 16, 8]);
});
