import {
  addSeconds,
  formatInstant,
  type Instant,
  type SerializedAsset,
  type SerializedAssetAlias,
  type SerializedAssetCondition,
} from "@baram/domain";
import { aDag, aTask } from "@baram/domain/fixture";
import { listAssetEventsOfAlias, listAssetEventsOfDagRun } from "@baram/metadata-store";
import { describe, expect, test } from "vitest";
import { createAssetTriggeredDagRuns } from "../create-asset-triggered-dag-runs.ts";
import { FAILURE, type LifecycleFixture, SUCCESS } from "../lifecycle.fixture.ts";
import { recordExternalAssetEvent } from "../record-external-asset-event.ts";
import { setDagPaused } from "../set-dag-paused.ts";

const ORDERS: SerializedAsset = { kind: "asset", uri: "s3://b/orders", extra: {} };
const CUSTOMERS: SerializedAsset = { kind: "asset", uri: "s3://b/customers", extra: { owner: "sales" } };
const FILES: SerializedAssetAlias = { kind: "alias", name: "files" };

/** What tasks say about assets, and the runs that come of it. `fixture` gives the test's own. */
export function describeAssets(fixture: () => LifecycleFixture): void {
  async function storeProducer(...outlets: readonly (SerializedAsset | SerializedAssetAlias)[]): Promise<void> {
    await fixture().storeDag(aDag({ tasks: [aTask("a", { outlets })], given: { dagId: "producer" } }));
  }

  async function storeConsumer(condition: SerializedAssetCondition, given = {}): Promise<void> {
    const schedule = { kind: "assets", condition } as const;
    await fixture().storeDag(aDag({ tasks: ["a"], given: { ...given, schedule, dagId: "consumer" } }));
  }

  async function produce(outcome: Parameters<LifecycleFixture["finish"]>[1] = SUCCESS): Promise<string> {
    const runId = await fixture().trigger("producer");
    await fixture().runToEnd({ a: outcome });
    return runId;
  }

  function look(): Promise<readonly string[]> {
    const { store, now } = fixture();
    return store.transaction((transaction) => createAssetTriggeredDagRuns(transaction, { dagIds: null, now }));
  }

  const noted = () => fixture().store.reader.selectFrom("assetUpdateNoted").select("dagId").execute();

  const triggeredRuns = () =>
    fixture().store.reader.selectFrom("dagRun").selectAll().where("dagId", "=", "consumer").execute();

  describe("an asset that a task updates", () => {
    test("gives the Dags that wait for it a run, with the interval and the event of the producing run", async () => {
      await storeProducer(ORDERS);
      await storeConsumer(ORDERS);
      const runId = await produce({
        ...SUCCESS,
        outletEvents: [{ uri: ORDERS.uri, extra: { rows: 3 }, aliasName: null }],
      });
      const updatedAt = fixture().now;
      fixture().pass(60);
      expect(await look()).toEqual(["consumer"]);

      const [run] = await triggeredRuns();
      const source = await fixture().dagRun(runId);
      expect(run).toMatchObject({
        runId: `dataset_triggered__${formatInstant(updatedAt)}`,
        runType: "dataset_triggered",
        state: "queued",
        logicalDate: updatedAt,
        dataIntervalStart: source.dataIntervalStart,
        dataIntervalEnd: source.dataIntervalEnd,
      });
      const used = await listAssetEventsOfDagRun(fixture().store.reader, { dagRunId: run?.id ?? 0 });
      expect(used).toMatchObject([{ uri: ORDERS.uri, sourceRunId: runId, sourceTaskId: "a" }]);
      expect(used.map(({ extra }) => JSON.parse(extra))).toEqual([{ rows: 3 }]);
      expect(await look()).toEqual([]);
    });

    test("is not updated by a failure or a skip", async () => {
      await storeProducer(ORDERS);
      await storeConsumer(ORDERS);
      await produce(FAILURE);
      await produce({ kind: "skipped", message: "Nothing to do." });

      expect(await noted()).toEqual([]);
    });

    test("is updated by each instance of a mapped task, and counts once for those who wait", async () => {
      const task = aTask("a", { outlets: [ORDERS], expansion: { kind: "literal", length: 3 } });
      await fixture().storeDag(aDag({ tasks: [task], given: { dagId: "producer" } }));
      await storeConsumer(ORDERS);
      await produce();

      expect(await fixture().store.reader.selectFrom("assetEvent").select("id").execute()).toHaveLength(3);
      expect(await noted()).toHaveLength(1);
    });

    test("is not noted for a Dag that is paused", async () => {
      await storeProducer(ORDERS);
      await storeConsumer(ORDERS);
      const { store, now } = fixture();
      await store.transaction((transaction) => setDagPaused(transaction, { dagId: "consumer", isPaused: true, now }));
      await produce();

      expect(await noted()).toEqual([]);
    });
  });

  describe("a Dag that waits for assets", () => {
    test("runs when all of them were updated, and uses what was updated in between", async () => {
      await storeProducer(ORDERS, CUSTOMERS);
      await storeConsumer({ kind: "all", of: [ORDERS, CUSTOMERS] });
      const external = (uri: string) =>
        fixture().store.transaction((transaction) =>
          recordExternalAssetEvent(transaction, { uri, extra: {}, now: fixture().now }),
        );
      expect(await external(ORDERS.uri)).toEqual({ kind: "recorded" });
      fixture().pass(1);
      await external(ORDERS.uri);
      expect(await look()).toEqual([]);
      fixture().pass(1);
      await external(CUSTOMERS.uri);
      fixture().pass(1);
      await external(ORDERS.uri);

      expect(await look()).toEqual(["consumer"]);
      const [run] = await triggeredRuns();
      const used = await listAssetEventsOfDagRun(fixture().store.reader, { dagRunId: run?.id ?? 0 });
      expect(used.map(({ uri }) => uri)).toEqual([ORDERS.uri, ORDERS.uri, CUSTOMERS.uri]);
      expect(await noted()).toEqual([]);
    });

    test("uses for its first run all there ever was, however much that is", async () => {
      const { store, now } = fixture();
      await storeProducer(ORDERS);
      await store.transaction(async (transaction) => {
        const { id: assetId } = await transaction.selectFrom("asset").select("id").executeTakeFirstOrThrow();
        await transaction.insertInto("assetEvent").values({ assetId, createdAt: now, extra: "{}" }).execute();
        // More than a statement may have parameters.
        for (let doubled = 0; doubled < 15; doubled += 1) {
          await transaction
            .insertInto("assetEvent")
            .columns(["assetId", "createdAt", "extra"])
            .expression((query) => query.selectFrom("assetEvent").select(["assetId", "createdAt", "extra"]))
            .execute();
        }
      });
      await storeConsumer(ORDERS);
      await produce();

      expect(await look()).toEqual(["consumer"]);
      const used = await store.reader.selectFrom("dagRunAssetEvent").select("assetEventId").execute();
      expect(used).toHaveLength(2 ** 15 + 1);
    });

    describe("and hears of an update only after a run was made for later ones", () => {
      const update = (now: Instant) =>
        fixture().store.transaction((transaction) =>
          recordExternalAssetEvent(transaction, { uri: ORDERS.uri, extra: {}, now }),
        );
      /** Makes the run for the later one. @returns the moment ten seconds before it. */
      const makeRun = async () => {
        const { now } = fixture();
        await storeProducer(ORDERS);
        await storeConsumer(ORDERS);
        await update(addSeconds(now, 10));
        expect(await look()).toEqual(["consumer"]);
        return now;
      };
      const usedByNewest = async () => {
        const newest = (await triggeredRuns()).at(-1);
        const used = await listAssetEventsOfDagRun(fixture().store.reader, { dagRunId: newest?.id ?? 0 });
        return { logicalDate: newest?.logicalDate, used: used.map(({ createdAt }) => createdAt) };
      };

      test("has a run for it alone", async () => {
        const now = await makeRun();
        const late = addSeconds(now, 5);
        await update(late);

        expect(await look()).toEqual(["consumer"]);
        expect(await usedByNewest()).toEqual({ logicalDate: late, used: [late] });
        const next = addSeconds(now, 20);
        await update(next);
        expect(await look()).toEqual(["consumer"]);
        expect(await usedByNewest()).toEqual({ logicalDate: next, used: [next] });
      });

      test("has one run for it and for what came since", async () => {
        const now = await makeRun();
        const [late, next] = [addSeconds(now, 5), addSeconds(now, 20)];
        await update(next);
        await update(late);

        expect(await look()).toEqual(["consumer"]);
        expect(await usedByNewest()).toEqual({ logicalDate: next, used: [late, next] });
        expect(await look()).toEqual([]);
      });
    });

    test("waits while it has as many active runs as it may", async () => {
      await storeProducer(ORDERS);
      await storeConsumer(ORDERS, { maxActiveRuns: 1 });
      await produce();
      await look();
      await fixture().trigger("producer");
      await fixture().startRuns();
      for (const attempt of await fixture().start()) {
        if (attempt.instance.dagId === "producer") await fixture().finish(attempt);
      }
      expect(await look()).toEqual([]);
      expect(await noted()).toHaveLength(1);
      await fixture().store.transaction((transaction) =>
        transaction.updateTable("dag").set({ maxActiveRuns: 2 }).where("dagId", "=", "consumer").execute(),
      );
      expect(await look()).toEqual(["consumer"]);
    });

    test("forgets what was noted of an asset that its new version does not wait for", async () => {
      await storeProducer(ORDERS);
      await storeConsumer({ kind: "all", of: [ORDERS, CUSTOMERS] });
      await produce();
      expect(await noted()).toHaveLength(1);
      await storeConsumer(CUSTOMERS);

      expect(await noted()).toEqual([]);
    });
  });

  describe("an alias", () => {
    test("stands for each asset that was updated under it, for its readers and from then on", async () => {
      await storeProducer(FILES);
      await storeConsumer(FILES);
      const added = { uri: "s3://b/new", extra: {}, aliasName: FILES.name };
      await produce({ ...SUCCESS, outletEvents: [added, added] });
      expect(await look()).toEqual(["consumer"]);
      fixture().pass(1);
      await fixture().store.transaction((transaction) =>
        recordExternalAssetEvent(transaction, { uri: added.uri, extra: {}, now: fixture().now }),
      );

      expect(await look()).toEqual(["consumer"]);
      const { reader } = fixture().store;
      expect(await reader.selectFrom("assetEvent").select("id").execute()).toHaveLength(2);
      const underAlias = await listAssetEventsOfAlias(reader, { aliasName: FILES.name });
      expect(underAlias).toMatchObject([{ uri: added.uri, sourceDagId: "producer" }]);
    });

    test("that is none of the task's outlets counts for nothing", async () => {
      await storeProducer(ORDERS);
      await storeConsumer(FILES);
      await produce({ ...SUCCESS, outletEvents: [{ uri: "s3://b/new", extra: {}, aliasName: FILES.name }] });

      expect(await noted()).toEqual([]);
    });
  });

  test("an event from outside of an asset that no Dag names is refused", async () => {
    const outcome = await fixture().store.transaction((transaction) =>
      recordExternalAssetEvent(transaction, { uri: "s3://b/unknown", extra: {}, now: fixture().now }),
    );
    expect(outcome).toEqual({ kind: "asset-not-found" });
  });
}
