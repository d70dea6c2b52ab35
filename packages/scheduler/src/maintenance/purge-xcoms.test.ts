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
  await store.transaction(async (transaction) => {
    const place = { taskInstanceId: 7, dagId: "d", runId: "r", taskId: "t", mapIndex: -1, createdAt: 0 as Instant };
    for (const key of ["a", "b"])
      await transaction
        .insertInto("xcomToPurge")
        .values({ ...place, key, value: "1" })
        .execute();
  });
});
afterEach(() => store.close());

/** A scheduler's dependencies with author code that answers so, and what it was asked. */
function dependenciesWith(answer: AuthorAnswer) {
  const asked: AuthorQuestion[] = [];
  const warnings: unknown[] = [];
  const ask = async (question: AuthorQuestion) => {
    asked.push(question);
    return answer;
  };
  const logger = { warn: (_message: string, fields: unknown) => warnings.push(fields) };
  const dependencies = { store, logger, askAboutXComs: { backend: BACKEND, ask } };
  return { asked, warnings, dependencies: dependencies as unknown as SchedulerDependencies };
}

test("what was removed elsewhere is forgotten", async () => {
  const { asked, dependencies } = dependenciesWith({ kind: "answer", answer: null });
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
  const { warnings, dependencies } = dependenciesWith({ kind: "failed", message: "Error: no way" });
  expect(await purgeXComs(dependencies)).toBe(0);
  expect(warnings).toEqual([{ reason: "Error: no way" }]);
  expect(await purgeXComs(dependenciesWith({ kind: "answer", answer: null }).dependencies)).toBe(2);
});

test("where all XComs are in the database nobody is asked", async () => {
  const { dependencies } = dependenciesWith({ kind: "answer", answer: null });
  const { askAboutXComs: _, ...others } = dependencies;
  expect(await purgeXComs(others)).toBe(0);
});
