import type { Instant } from "@baram/domain";
import type { AuthorAnswer, AuthorQuestion } from "@baram/execution-api";
import { MetadataStore } from "@baram/metadata-store";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { SchedulerDependencies } from "../scheduler-dependencies.ts";
import { purgeXComs } from "./purge-xcoms.ts";

const BACKEND = { kind: "module", limitBytes: 1000, name: "backend.ts", modulePath: "/backend.mjs" } as const;

let store: MetadataStore;

beforeEach(async () => {
  store = new MetadataStore({ url: "sqlite::memory:" });
  await store.migrate();
  for (const key of ["a", "b"]) await note(key);
});
afterEach(() => store.close());

async function note(key: string): Promise<void> {
  const place = { taskInstanceId: 7, dagId: "d", runId: "r", taskId: "t", mapIndex: -1, createdAt: 0 as Instant };
  const row = { ...place, key, value: "1" };
  await store.transaction((transaction) => transaction.insertInto("xcomToPurge").values(row).execute());
}

/** A scheduler's dependencies with author code that answers so, and what it was asked. */
function dependenciesWith({ removes = (_key: string): boolean => true, fails = false } = {}) {
  const asked: AuthorQuestion[] = [];
  const warnings: unknown[] = [];
  const ask = async (question: AuthorQuestion): Promise<AuthorAnswer> => {
    asked.push(question);
    if (question.kind !== "purgeXComs" || fails) return { kind: "failed", message: "Error: no way" };
    const removed = question.xcoms.filter(({ place }) => removes(place.key));
    const thrown = question.xcoms.slice(removed.length).map(() => "Error: not this one");
    return { kind: "answer", answer: { ids: removed.map(({ id }) => id), thrown } };
  };
  const logger = { warn: (_message: string, fields: unknown) => warnings.push(fields) };
  const dependencies = { store, logger, askAboutXComs: { backend: BACKEND, ask } };
  return { asked, warnings, dependencies: dependencies as unknown as SchedulerDependencies };
}

test("what was removed elsewhere is forgotten", async () => {
  const { asked, dependencies } = dependenciesWith();
  expect(await purgeXComs(dependencies)).toBe(2);
  const place = { dagId: "d", runId: "r", taskId: "t", mapIndex: -1 };
  expect(asked).toMatchObject([
    {
      kind: "purgeXComs",
      backend: BACKEND,
      xcoms: [{ place: { ...place, key: "a" } }, { place: { ...place, key: "b" } }],
    },
  ]);
  expect(await purgeXComs(dependencies)).toBe(0);
});

test("what could not be removed stays noted, with a warning", async () => {
  const { warnings, dependencies } = dependenciesWith({ fails: true });
  expect(await purgeXComs(dependencies)).toBe(0);
  expect(warnings).toEqual([{ count: 2, reason: "Error: no way" }]);
  expect(await purgeXComs(dependenciesWith().dependencies)).toBe(2);
});

test("one that cannot be removed keeps none of the others, and is tried again behind them", async () => {
  const { asked, warnings, dependencies } = dependenciesWith({ removes: (key) => key !== "a" });
  expect(await purgeXComs(dependencies)).toBe(1);
  expect(warnings).toEqual([{ count: 1, reason: "Error: not this one" }]);

  await note("c");
  await purgeXComs(dependencies);
  expect(asked.at(-1)).toMatchObject({ xcoms: [{ place: { key: "a" }, value: "1" }, { place: { key: "c" } }] });
});

test("as many as are asked for at once that cannot be removed keep no other waiting", async () => {
  for (let index = 0; index < 100; index += 1) await note(`gone_${index}`);
  await note("z");
  const { dependencies } = dependenciesWith({ removes: (key) => key === "z" });
  expect(await purgeXComs(dependencies)).toBe(0);
  expect(await purgeXComs(dependencies)).toBe(1);
});

test("where all XComs are in the database nobody is asked", async () => {
  const { dependencies } = dependenciesWith();
  const { askAboutXComs: _, ...others } = dependencies;
  expect(await purgeXComs(others)).toBe(0);
});
