import { addSeconds, type Instant, type SerializedAsset } from "@baram/domain";
import { aDag } from "@baram/domain/fixture";
import { listAssetEventsOfDagRun, type MetadataTransaction } from "@baram/metadata-store";
import { createTestDatabase, untilSomebodyWaits } from "@baram/metadata-store/fixture";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createAssetTriggeredDagRuns } from "../create-asset-triggered-dag-runs.ts";
import { LifecycleFixture } from "../lifecycle.fixture.ts";
import { recordExternalAssetEvent } from "../record-external-asset-event.ts";

const ORDERS: SerializedAsset = { kind: "asset", uri: "s3://b/orders", extra: {} };
const CUSTOMERS: SerializedAsset = { kind: "asset", uri: "s3://b/customers", extra: {} };

let url: string;
let fixture: LifecycleFixture;
const heldUpOnes: { readonly commit: () => Promise<void> }[] = [];

beforeEach(async () => {
  url = await createTestDatabase();
  fixture = await LifecycleFixture.open(url);
  const schedule = { kind: "assets", condition: { kind: "any", of: [ORDERS, CUSTOMERS] } } as const;
  await fixture.storeDag(aDag({ tasks: ["a"], given: { schedule, dagId: "consumer" } }));
});
afterEach(async () => {
  await Promise.all(heldUpOnes.splice(0).map(({ commit }) => commit()));
  await fixture.close();
});

/** In seconds after the test's beginning. */
const at = (seconds: number): Instant => addSeconds(fixture.now, seconds);

const update = (transaction: MetadataTransaction, now: Instant, { uri } = ORDERS) =>
  recordExternalAssetEvent(transaction, { uri, extra: {}, now });

const commitUpdate = (now: Instant, asset = ORDERS) =>
  fixture.store.transaction((transaction) => update(transaction, now, asset));

/** A transaction that has written, and is held up before its commit. */
async function heldUp(
  write: (transaction: MetadataTransaction) => Promise<unknown>,
): Promise<{ readonly commit: () => Promise<void> }> {
  let goOn: () => void = () => undefined;
  const mayCommit = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  let committed = Promise.resolve();
  await new Promise<void>((isWritten, fail) => {
    committed = fixture.store.transaction(async (transaction) => {
      await write(transaction);
      isWritten();
      await mayCommit;
    });
    committed.catch(fail);
  });
  const commit = () => {
    goOn();
    return committed;
  };
  heldUpOnes.push({ commit });
  return { commit };
}

const makeRuns = (transaction: MetadataTransaction, dagIds: readonly string[] | null) =>
  createAssetTriggeredDagRuns(transaction, { dagIds, now: fixture.now });

const look = (dagIds: readonly string[] | null) =>
  fixture.store.transaction((transaction) => makeRuns(transaction, dagIds));

/** The times of the events of each run, the runs by their logical dates. */
async function usedByRuns(): Promise<readonly (readonly Instant[])[]> {
  const { reader } = fixture.store;
  const runs = await reader.selectFrom("dagRun").select("id").orderBy("logicalDate").execute();
  const used = runs.map(({ id }) => listAssetEventsOfDagRun(reader, { dagRunId: id }));
  return (await Promise.all(used)).map((events) => events.map(({ createdAt }) => createdAt));
}

/** As if the updates had been committed in their order: a run uses what came until the first was noted. */
async function expectTheRestToBeUsedByTheNext(): Promise<void> {
  expect(await usedByRuns()).toEqual([[at(5)]]);
  await commitUpdate(at(20));
  expect(await look(null)).toEqual(["consumer"]);
  expect(await usedByRuns()).toEqual([[at(5)], [at(10), at(20)]]);
}

test("who looks at all Dags leaves one of which an update is under way to whoever hears of that", async () => {
  await commitUpdate(at(10));
  const late = await heldUp((transaction) => update(transaction, at(5)));

  expect(await look(null)).toEqual([]);
  await late.commit();
  expect(await look(null)).toEqual(["consumer"]);
  await expectTheRestToBeUsedByTheNext();
});

test("who looks at a Dag waits for the update of it that is under way, and uses it", async () => {
  await commitUpdate(at(10));
  const late = await heldUp((transaction) => update(transaction, at(5)));
  const looked = look(["consumer"]);
  await untilSomebodyWaits(url);
  await late.commit();

  expect(await looked).toEqual(["consumer"]);
  await expectTheRestToBeUsedByTheNext();
});

test("an update that comes while a run is being made is noted once that has been made", async () => {
  await commitUpdate(at(10));
  const made = await heldUp((transaction) => makeRuns(transaction, null));
  const late = commitUpdate(at(5));
  await untilSomebodyWaits(url);
  await made.commit();
  await late;

  expect(await look(null)).toEqual(["consumer"]);
  expect(await usedByRuns()).toEqual([[at(5)], [at(10)]]);
});

test("an update under way that is the first of its asset is used by the run after it", async () => {
  const late = await heldUp((transaction) => update(transaction, at(5)));
  const later = commitUpdate(at(10));
  await untilSomebodyWaits(url);
  expect(await look(null)).toEqual([]);
  await late.commit();
  await later;

  expect(await look(null)).toEqual(["consumer"]);
  await expectTheRestToBeUsedByTheNext();
});

test("a run for one asset leaves all that is noted of another to the run for that", async () => {
  await commitUpdate(at(10));
  await commitUpdate(at(11), CUSTOMERS);
  const underWay = await heldUp((transaction) => update(transaction, at(12)));

  expect(await look(null)).toEqual(["consumer"]);
  expect(await usedByRuns()).toEqual([[at(11)]]);
  await underWay.commit();
  expect(await look(null)).toEqual(["consumer"]);
  expect(await usedByRuns()).toEqual([[at(11)], [at(10), at(12)]]);
});
