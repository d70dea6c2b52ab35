import { findDag, findDagRun, findTaskInstance, insertPool } from "@baram/metadata-store";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ApiServerFixture, aDag, aTask } from "../api-server.fixture.ts";
import { explainTaskInstance } from "./explain-task-instance.ts";

let fixture: ApiServerFixture;
beforeEach(async () => {
  fixture = await ApiServerFixture.open();
});
afterEach(() => fixture.close());

const literal = (length: number) => ({ kind: "literal", length }) as const;

/** What keeps an instance waiting, by the names of the checks. */
async function reasonsOf(taskId: string, mapIndex: number): Promise<Readonly<Record<string, string>>> {
  const { store } = fixture;
  const key = { dagId: "d", runId: "r", taskId, mapIndex };
  const instance = await findTaskInstance(store.reader, key);
  const run = await findDagRun(store.reader, key);
  const dag = await findDag(store.reader, "d");
  if (instance === null || run === null || dag === null) throw new Error(`There is no ${taskId}[${mapIndex}].`);
  const clock = { now: () => fixture.now };
  const preconditions = await explainTaskInstance({ instance, run, dag }, { store, clock });
  return Object.fromEntries(preconditions.filter(({ isMet }) => !isMet).map(({ name, reason }) => [name, reason]));
}

async function startAll(finishing: (taskId: string, mapIndex: number) => boolean): Promise<void> {
  await fixture.trigger("d", "r");
  const started = await fixture.start();
  await fixture.finish(started.filter(({ instance }) => finishing(instance.taskId, instance.mapIndex)));
}

test("an instance in a mapped group waits for its own index, and for no other", async () => {
  const group = {
    groupId: "g",
    parentGroupId: null,
    label: "g",
    tooltip: "",
    prefixGroupId: true,
    expansion: literal(2),
    upstreamIds: [],
    downstreamIds: [],
    tasksBefore: 0,
  };
  const tasks = [
    aTask("g.a", { groupId: "g", downstreamTaskIds: ["g.b"] }),
    aTask("u", { downstreamTaskIds: ["g.b"] }),
    aTask("g.b", { groupId: "g" }),
  ];
  await fixture.storeDags([aDag("d", tasks, { taskGroups: [group] })]);
  await startAll((taskId, mapIndex) => taskId === "g.a" && mapIndex === 1);

  expect((await reasonsOf("g.b", 0))["Trigger Rule"]).toContain("of 2 upstream tasks, 2 not finished (u, g.a)");
  expect((await reasonsOf("g.b", 1))["Trigger Rule"]).toContain("1 succeeded (g.a) and 1 not finished (u)");
});

test("a task below a mapped one waits for all its instances", async () => {
  const tasks = [aTask("m", { expansion: literal(4), downstreamTaskIds: ["r"] }), aTask("r")];
  await fixture.storeDags([aDag("d", tasks)]);
  await startAll((_, mapIndex) => mapIndex === 0);

  expect((await reasonsOf("r", -1))["Trigger Rule"]).toContain(
    "of 4 upstream tasks, 1 succeeded (m) and 3 not finished",
  );
});

test("a mapped task waits for what gives it its length", async () => {
  const tasks = [
    aTask("l", { downstreamTaskIds: ["m"] }),
    aTask("m", { triggerRule: "always", expansion: { kind: "task", taskId: "l" } }),
  ];
  await fixture.storeDags([aDag("d", tasks)]);
  await startAll(() => false);

  expect(await reasonsOf("m", -1)).toMatchObject({
    "Mapped dependencies have succeeded": 'The task "l", which gives the mapped task its length, is not finished.',
  });
});

test("the slots that an instance holds itself do not keep it waiting", async () => {
  const pool = { name: "small", slots: 2, description: null, includeDeferred: 0 } as const;
  await fixture.store.transaction((transaction) => insertPool(transaction, pool));
  await fixture.storeDags([
    aDag(
      "d",
      ["a", "b"].map((taskId) => aTask(taskId, { pool: "small", poolSlots: 2 })),
    ),
  ]);
  await startAll(() => false);

  const [held, waiting] = [await reasonsOf("a", -1), await reasonsOf("b", -1)];
  expect(held).not.toHaveProperty("Pool Slots Available");
  expect(waiting["Pool Slots Available"]).toContain('"small"');
});
