import { expect, test } from "vitest";
import { MetadataStore } from "../metadata-store.ts";

async function openInMemory(): Promise<MetadataStore> {
  const store = new MetadataStore({ url: "sqlite::memory:" });
  await store.migrate();
  return store;
}

const countPools = async (store: MetadataStore) =>
  (await store.reader.selectFrom("pool").select("name").execute()).length;

async function addPool(store: MetadataStore): Promise<void> {
  await store.transaction(async (transaction) => {
    await transaction.insertInto("pool").values({ name: "p", slots: 1, description: "", includeDeferred: 0 }).execute();
  });
}

test("a database in memory outlives its migration, and readers see what was committed", async () => {
  const store = await openInMemory();
  const before = await countPools(store);
  await addPool(store);
  expect(await countPools(store)).toBe(before + 1);
  await store.close();
});

test("a reader waits until the transaction under way has ended, and never sees half of it", async () => {
  const store = await openInMemory();
  const before = await countPools(store);
  const [seen] = await Promise.all([addPool(store).then(() => countPools(store)), countPools(store)]);
  expect(seen).toBe(before + 1);
  await store.close();
});

test("two databases in memory know nothing of each other", async () => {
  const [one, other] = [await openInMemory(), await openInMemory()];
  await addPool(one);
  expect(await countPools(other)).toBe((await countPools(one)) - 1);
  await one.close();
  await other.close();
});
