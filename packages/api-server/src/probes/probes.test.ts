import { addSeconds, type Instant } from "@baram/domain";
import type { MetadataStore } from "@baram/metadata-store";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ApiServerFixture, NOON } from "../api-server.fixture.ts";
import { ServerConditionWatch } from "./server-condition.ts";

let fixture: ApiServerFixture;
let idleness: string | null;
beforeEach(async () => {
  idleness = null;
  fixture = await ApiServerFixture.open({ explainIdleness: () => idleness });
});
afterEach(() => fixture.close());

const get = (url: string) => fixture.get(url, { as: null });
const forgetMigrations = () =>
  fixture.store.transaction((transaction) =>
    transaction
      .withTables<{ readonly kyselyMigration: { readonly name: string } }>()
      .deleteFrom("kyselyMigration")
      .execute(),
  );

test("a server on a migrated database is ready, for whoever asks", async () => {
  expect(await get("/readyz")).toMatchObject({
    status: 200,
    json: { status: "ready", checks: { process: "ok", database: "ok", migrations: "ok" } },
  });
});

test("a server is not ready while its process does not do all it is there for", async () => {
  idleness = "The scheduler has not started.";
  expect(await get("/readyz")).toMatchObject({
    status: 503,
    json: { status: "not ready", checks: { process: "The scheduler has not started.", database: "ok" } },
  });
});

test("a server is not ready while migrations are missing", async () => {
  await forgetMigrations();
  expect(await get("/readyz")).toMatchObject({
    status: 503,
    json: { checks: { database: "ok", migrations: "The database is not migrated." } },
  });
});

test("a server is not ready on a database that was never migrated", async () => {
  await fixture.store.transaction((transaction) => transaction.schema.dropTable("kysely_migration").execute());
  expect((await get("/readyz")).json).toMatchObject({ checks: { migrations: "The database is not migrated." } });
});

test("the database is looked at once a second, however often it is asked for", async () => {
  await get("/readyz");
  await forgetMigrations();
  expect((await get("/readyz")).status).toBe(200);
  fixture.now = addSeconds(fixture.now, 1);
  expect((await get("/readyz")).status).toBe(503);
});

test("a server is alive whatever its database does", async () => {
  await forgetMigrations();
  expect(await get("/livez")).toMatchObject({ status: 200, json: { status: "alive" } });
});

/** A watch over a database of which every read is `execute`. */
function watchOf(execute: () => Promise<never>, errors: unknown[] = []): ServerConditionWatch {
  const query = { selectFrom: () => query, select: () => query, withTables: () => query, execute };
  return new ServerConditionWatch({
    store: { reader: query as unknown as MetadataStore["reader"], knownMigrations: [] },
    clock: { now: (): Instant => NOON },
    logger: { debug: () => {}, info: () => {}, warn: () => {}, error: (...line) => void errors.push(line) },
    explainIdleness: () => null,
  });
}

test("a server whose database fails is not ready, and its log says why", async () => {
  const errors: unknown[] = [];
  const condition = watchOf(() => Promise.reject(new Error("terminated")), errors);
  expect(await condition.read()).toMatchObject({
    isReady: false,
    checks: { database: "The metadata database does not answer." },
  });
  expect(errors).toHaveLength(1);
});

test("a database that is silent is waited for only so long, and asked by one look alone", async () => {
  vi.useFakeTimers();
  const execute = vi.fn(() => new Promise<never>(() => {}));
  const condition = watchOf(execute);
  const answers = [condition.read(), condition.read()];
  await vi.advanceTimersByTimeAsync(2000);
  expect((await Promise.all(answers)).map(({ isReady }) => isReady)).toEqual([false, false]);
  expect(execute).toHaveBeenCalledTimes(1);
  vi.useRealTimers();
});
