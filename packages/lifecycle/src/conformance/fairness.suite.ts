import { aDag, aTask } from "@baram/domain/fixture";
import { connectionOf, type MetadataTransaction } from "@baram/metadata-store";
import { beforeEach, describe, expect, test } from "vitest";
import type { LifecycleFixture } from "../lifecycle.fixture.ts";
import { setDagPaused } from "../set-dag-paused.ts";
import { startTaskInstances } from "../start-task-instances.ts";

const MANY = 2000;

/** What waits for a limit in thousands, in front of what could run, costs a look next to nothing. */
export function describeFairness(fixture: () => LifecycleFixture): void {
  const many = aTask("m", { expansion: { kind: "literal", length: MANY }, priorityWeight: 100 });

  async function setPool(name: string, slots: number, includeDeferred: 0 | 1 = 0): Promise<void> {
    await fixture().store.transaction((transaction) =>
      transaction
        .insertInto("pool")
        .values({ name, slots, description: "", includeDeferred })
        .onConflict((conflict) => conflict.column("name").doUpdateSet({ slots, includeDeferred }))
        .execute(),
    );
  }

  /** Starts what fits. @returns the tasks, and how many statements were sent and rows read for that. */
  async function look(freeSlots = 8) {
    const { store, now } = fixture();
    let statements = 0;
    let rows = 0;
    const started = await store.transaction(async (transaction: MetadataTransaction) => {
      const connection = connectionOf(transaction);
      const executeQuery = connection.executeQuery.bind(connection);
      connection.executeQuery = async <Row>(query: Parameters<typeof executeQuery>[0]) => {
        const result = await executeQuery<Row>(query);
        statements += 1;
        rows += result.rows.length;
        return result;
      };
      const input = { hostname: "test", jobId: 1, leaseSeconds: 30, newLeaseToken: () => "token", now };
      const found = await startTaskInstances(transaction, { ...input, freeSlots });
      connection.executeQuery = executeQuery;
      return found;
    });
    return { taskIds: started.map(({ instance }) => instance.taskId), statements, rows };
  }

  async function triggerAndStart(...dagIds: readonly string[]): Promise<void> {
    for (const dagId of dagIds) await fixture().trigger(dagId);
    while ((await fixture().startRuns()) > 0);
    await fixture().advanceExpansions();
  }

  describe(`a Dag with ${MANY} scheduled instances of great priority`, () => {
    beforeEach(() => fixture().storeDag(aDag({ tasks: ["one", "two"], given: { dagId: "small" } })));

    test("holds no other Dag back while its own limit is reached", async () => {
      await fixture().storeDag(aDag({ tasks: [many], given: { dagId: "big", maxActiveTasks: 1 } }));
      await triggerAndStart("big", "small");
      const { taskIds, statements, rows } = await look();

      expect(taskIds).toEqual(["m", "one", "two"]);
      expect(statements).toBeLessThan(16);
      expect(rows).toBeLessThan(40);
    });

    test("holds no other Dag back while it is paused", async () => {
      await fixture().storeDag(aDag({ tasks: [many], given: { dagId: "big" } }));
      await triggerAndStart("big", "small");
      await fixture().store.transaction((transaction) =>
        setDagPaused(transaction, { dagId: "big", isPaused: true, now: fixture().now }),
      );
      const { taskIds, statements, rows } = await look();

      expect(taskIds).toEqual(["one", "two"]);
      expect(statements).toBeLessThan(16);
      expect(rows).toBeLessThan(40);
    });

    test.each([
      ["has no slots", "none", 0],
      ["does not exist", "missing", null],
      ["is full", "full", 1],
    ])("holds no other Dag back while its pool %s", async (_, pool, slots) => {
      if (slots !== null) await setPool(pool, slots);
      await fixture().storeDag(aDag({ tasks: [{ ...many, pool }], given: { dagId: "big" } }));
      await triggerAndStart("big", "small");
      const { taskIds, statements, rows } = await look();

      expect(taskIds).toEqual(slots === 1 ? ["m", "one", "two"] : ["one", "two"]);
      expect(statements).toBeLessThan(16);
      expect(rows).toBeLessThan(40);
    });
  });

  test("hundreds of tasks that wait for one full pool are passed by one look", async () => {
    await setPool("narrow", 1);
    const waiting = Array.from({ length: 300 }, (_, index) =>
      aTask(`w${index}`, { pool: "narrow", priorityWeight: 9 }),
    );
    await fixture().storeDag(aDag({ tasks: waiting, given: { dagId: "big", maxActiveTasks: 1000 } }));
    await fixture().storeDag(aDag({ tasks: ["z"], given: { dagId: "small" } }));
    await triggerAndStart("big", "small");
    const { taskIds, statements } = await look();

    expect(taskIds).toHaveLength(2);
    expect(taskIds).toContain("z");
    expect(statements).toBeLessThan(16);
  });

  test("any number of paused Dags is passed by one look", async () => {
    const { store } = fixture();
    const paused = Array.from({ length: 30 }, (_, number) => `paused${number}`);
    for (const dagId of [...paused, "small"]) await fixture().storeDag(aDag({ tasks: ["one"], given: { dagId } }));
    await triggerAndStart(...paused, "small");
    await store.transaction((transaction) =>
      transaction.updateTable("dag").set({ isPaused: 1 }).where("dagId", "in", paused).execute(),
    );
    const { taskIds, statements, rows } = await look();

    expect(taskIds).toEqual(["one"]);
    expect(statements).toBeLessThan(16);
    expect(rows).toBeLessThan(40);
    await store.transaction((transaction) => transaction.updateTable("dag").set({ isPaused: 1 }).execute());
    await expect(look()).resolves.toMatchObject({ taskIds: [] });
  });

  test("what waits behind more limits than one stretch of the walk holds is found", async () => {
    for (let index = 0; index < 80; index += 1) {
      const tasks = [aTask("a", { priorityWeight: 9 })];
      await fixture().storeDag(aDag({ tasks, given: { dagId: `full${index}`, maxActiveTasks: 0 } }));
      await fixture().trigger(`full${index}`);
    }
    await fixture().storeDag(aDag({ tasks: ["z"], given: { dagId: "z" } }));
    await triggerAndStart("z");
    const { taskIds, statements } = await look();

    expect(taskIds).toEqual(["z"]);
    expect(statements).toBeLessThan(100);
  });

  test("an instance that needs more slots than are free does not block smaller ones in its pool", async () => {
    await setPool("three", 3);
    const tasks = [
      aTask("first", { pool: "three", poolSlots: 2, priorityWeight: 9 }),
      aTask("large", { pool: "three", poolSlots: 2, priorityWeight: 8 }),
      aTask("tiny", { pool: "three", priorityWeight: 1 }),
    ];
    await fixture().storeDag(aDag({ tasks }));
    await triggerAndStart("d");

    expect((await look()).taskIds).toEqual(["first", "tiny"]);
  });

  test("a pool of -1 slots has no limit", async () => {
    await setPool("endless", -1);
    const tasks = Array.from({ length: 12 }, (_, index) => aTask(`t${index}`, { pool: "endless", poolSlots: 100 }));
    await fixture().storeDag(aDag({ tasks }));
    await triggerAndStart("d");

    expect((await look(12)).taskIds).toHaveLength(12);
  });

  test.each([
    ["takes", 1, []],
    ["takes no", 0, ["waits"]],
  ] as const)("a deferred instance %s slots of a pool that says so", async (_, includeDeferred, expected) => {
    await setPool("two", 2, includeDeferred);
    const tasks = [aTask("defers", { pool: "two", poolSlots: 2 }), aTask("waits", { pool: "two", priorityWeight: 0 })];
    await fixture().storeDag(aDag({ tasks }));
    await triggerAndStart("d");
    expect((await look()).taskIds).toEqual(["defers"]);
    await fixture().store.transaction((transaction) =>
      transaction.updateTable("taskInstance").set({ state: "deferred" }).where("taskId", "=", "defers").execute(),
    );

    expect((await look()).taskIds).toEqual(expected);
  });
}
