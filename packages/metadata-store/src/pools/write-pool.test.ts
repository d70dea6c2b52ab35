import { afterEach, beforeEach, expect, test } from "vitest";
import type { MetadataChange } from "../metadata-change.ts";
import { MetadataStore } from "../metadata-store.ts";
import { deletePool, insertPool, updatePool } from "./write-pool.ts";

const POOL = { name: "small", slots: 2, description: null, includeDeferred: 0 } as const;

let store: MetadataStore;

beforeEach(async () => {
  store = new MetadataStore({ url: "sqlite::memory:" });
  await store.migrate();
});
afterEach(() => store.close());

test("whatever becomes of a pool is told to those who decide by pools", async () => {
  const heard: MetadataChange[] = [];
  store.subscribe((changes) => heard.push(...changes));
  const everything = { kind: "everything" };

  await store.transaction((transaction) => insertPool(transaction, POOL));
  expect(heard.splice(0)).toEqual([everything]);
  await store.transaction((transaction) => updatePool(transaction, "small", { slots: 1 }));
  expect(heard.splice(0)).toEqual([everything]);
  await store.transaction((transaction) => deletePool(transaction, "small"));
  expect(heard).toEqual([everything]);
});
