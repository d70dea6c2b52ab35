import { MetadataStore, type MetadataTransaction, noteChange } from "@baram/metadata-store";
import { afterEach, beforeEach, expect, test } from "vitest";
import { GatheredStoring } from "./gathered-storing.ts";

let store: MetadataStore;
let storing: GatheredStoring;
/** The Dags of each commit. */
let commits: string[][];

beforeEach(async () => {
  store = new MetadataStore({ url: "sqlite::memory:" });
  await store.migrate();
  storing = new GatheredStoring(store);
  commits = [];
  store.subscribe((changes) => commits.push(changes.flatMap((change) => (change.kind === "dag" ? change.dagId : []))));
});
afterEach(() => store.close());

function writing(dagId: string): (transaction: MetadataTransaction) => Promise<string> {
  return async (transaction) => {
    noteChange(transaction, { kind: "dag", dagId });
    return `stored ${dagId}`;
  };
}

/** Loads a file, which takes a moment, and stores what came of it. */
function processed(write: () => Promise<string>): Promise<string> {
  return storing.during(async () => {
    await Promise.resolve();
    return write();
  });
}

function stored(dagId: string): Promise<string> {
  return processed(() => storing.write([dagId], writing(dagId)));
}

test("what comes of one file alone is stored at once", async () => {
  expect(await stored("a")).toBe("stored a");
  expect(commits).toEqual([["a"]]);
});

test("files that are loaded at the same time are stored in one transaction, each with its own outcome", async () => {
  expect(await Promise.all([stored("a"), stored("b"), stored("c")])).toEqual(["stored a", "stored b", "stored c"]);
  expect(commits).toEqual([["a", "b", "c"]]);
});

test("those stored together are written beside one another, but for two that write about the same", async () => {
  const seen: string[] = [];
  const writingSlowly = (name: string, subjects: readonly string[]) =>
    processed(() =>
      storing.write(subjects, async () => {
        seen.push(`${name} begins`);
        await Promise.resolve();
        seen.push(`${name} ends`);
        return name;
      }),
    );
  await Promise.all([writingSlowly("a", ["x", "y"]), writingSlowly("b", ["z"]), writingSlowly("c", ["y"])]);
  expect(seen).toEqual(["a begins", "b begins", "a ends", "b ends", "c begins", "c ends"]);
});

test("where one cannot be stored, all have ended before anything is undone", async () => {
  let underWay = 0;
  const transaction = store.transaction.bind(store);
  const underWayAtEnd: number[] = [];
  store.transaction = async (body) => {
    try {
      return await transaction(body);
    } finally {
      underWayAtEnd.push(underWay);
    }
  };
  const slow = processed(() =>
    storing.write(["slow"], async () => {
      underWay += 1;
      await new Promise((resolve) => setImmediate(resolve));
      underWay -= 1;
      return "stored";
    }),
  );
  const failing = processed(() => storing.write(["failing"], () => Promise.reject(new Error("too long"))));
  await Promise.allSettled([slow, failing]);
  expect(underWayAtEnd).toEqual([0, 0, 0]);
});

test("a file that takes long does not keep others from being stored", async () => {
  let end = () => {};
  const slow = storing.during(
    () =>
      new Promise<void>((resolve) => {
        end = resolve;
      }),
  );
  expect(await stored("quick")).toBe("stored quick");
  end();
  await slow;
});

test("one that cannot be stored fails alone", async () => {
  const failing = processed(() => storing.write([], () => Promise.reject(new Error("too long"))));
  const outcomes = await Promise.allSettled([stored("a"), failing, stored("b")]);
  expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(commits).toEqual([["a"], ["b"]]);
});

test("a file of which nothing is stored lets the others go on", async () => {
  const outcomes = await Promise.all([stored("a"), processed(() => Promise.resolve("withdrawn"))]);
  expect(outcomes).toEqual(["stored a", "withdrawn"]);
});
