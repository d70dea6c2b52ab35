import { type Instant, instantFromMicroseconds } from "@baram/domain";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { findNextMoment } from "../dag-runs/find-next-moment.ts";
import { insertJob, listRunningJobs, updateJobsEnded } from "../jobs/job.ts";
import type { MetadataChange } from "../metadata-change.ts";
import { dialectOf, leaveToCommit, MetadataStore, noteChange, noteTransition } from "../metadata-store.ts";
import { listMissingMigrations } from "../migrations/list-missing-migrations.ts";
import { PreparedQuery } from "../prepared-query.ts";
import type { CommittedTransition } from "../transitions/committed-transition.ts";

const NOW = instantFromMicroseconds(1_700_000_000_123_456);

/** What every database must do. @param createDatabase gives the address of an empty one. */
export function describeMetadataStore(createDatabase: () => Promise<string>): void {
  let url: string;
  let store: MetadataStore;

  beforeEach(async () => {
    url = await createDatabase();
    store = new MetadataStore({ url });
    await store.migrate();
  });
  afterEach(() => store.close());

  describe("migrations", () => {
    test("bring an empty database to this version, and do nothing the second time", async () => {
      expect(await store.pendingMigrations()).toEqual([]);
      expect(await store.migrate()).toEqual({ kind: "migrated", applied: [] });
    });

    test("that are missing are found by a read, also on a database that was never migrated", async () => {
      const missing = () => listMissingMigrations(store.reader, store.knownMigrations);
      expect(await missing()).toEqual([]);
      const last = store.knownMigrations.at(-1) ?? "";
      await store.transaction((transaction) =>
        sql`delete from kysely_migration where name = ${last}`.execute(transaction),
      );
      expect(await missing()).toEqual([last]);
      await store.transaction((transaction) => sql`drop table kysely_migration`.execute(transaction));
      expect(await missing()).toEqual(store.knownMigrations);
    });

    test("refuse a database that a newer version has changed", async () => {
      await store.transaction(async (transaction) => {
        const name = "9999-from-the-future";
        await sql`insert into kysely_migration (name, timestamp) values (${name}, 'later')`.execute(transaction);
      });

      expect(await store.migrate()).toEqual({ kind: "newer-database", unknown: ["9999-from-the-future"] });
    });
  });

  describe("a transaction", () => {
    const addPool = (name: string) => ({ name, slots: 1, description: null, includeDeferred: 0 as const });

    test("is seen by readers once it is committed, and not before", async () => {
      const countPools = async () => (await store.reader.selectFrom("pool").select("name").execute()).length;
      const before = await countPools();
      await store.transaction(async (transaction) => {
        await transaction.insertInto("pool").values(addPool("p")).execute();
        expect(await countPools()).toBe(before);
      });

      expect(await countPools()).toBe(before + 1);
    });

    test("that throws leaves nothing behind, and tells nobody", async () => {
      const heard: MetadataChange[] = [];
      store.subscribe((changes) => heard.push(...changes.filter(({ kind }) => kind !== "everything")));
      const failing = store.transaction(async (transaction) => {
        await transaction.insertInto("pool").values(addPool("p")).execute();
        noteChange(transaction, { kind: "dag", dagId: "d" });
        throw new Error("No.");
      });

      await expect(failing).rejects.toThrow("No.");
      expect(heard).toEqual([]);
      expect(await store.reader.selectFrom("pool").select("name").where("name", "=", "p").execute()).toEqual([]);
    });

    test("that throws while a write is on its way that is refused does not harm the next one", async () => {
      const failing = store.transaction(async (transaction) => {
        const refused = transaction.insertInto("pool").values(addPool("default_pool")).execute();
        refused.catch(() => undefined);
        // Until it has been handed over, and before it can have been answered.
        for (let turn = 0; turn < 100; turn += 1) await Promise.resolve();
        throw new Error("No.");
      });
      await expect(failing).rejects.toThrow("No.");

      const next = Array.from({ length: 10 }, (_, index) =>
        store.transaction((transaction) =>
          transaction
            .insertInto("pool")
            .values(addPool(`p${index}`))
            .execute(),
        ),
      );
      await Promise.all(next);
      expect(await store.reader.selectFrom("pool").select("name").execute()).toHaveLength(11);
    });

    test("whose last write fails leaves nothing behind, tells nobody, and says why", async () => {
      const heard: MetadataChange[] = [];
      store.subscribe((changes) => heard.push(...changes.filter(({ kind }) => kind !== "everything")));
      const failing = store.transaction(async (transaction) => {
        await transaction.insertInto("pool").values(addPool("p")).execute();
        noteChange(transaction, { kind: "importErrors" });
        await leaveToCommit(transaction, transaction.insertInto("pool").values(addPool("default_pool")).execute());
      });

      await expect(failing).rejects.toThrow(/unique/iu);
      expect(heard).toEqual([]);
      expect(await store.reader.selectFrom("pool").select("name").execute()).toEqual([{ name: "default_pool" }]);
    });

    test("tells its changes once, after its commit", async () => {
      const heard: (readonly MetadataChange[])[] = [];
      const unsubscribe = store.subscribe((changes) => {
        if (changes[0]?.kind !== "everything") heard.push(changes);
      });
      await store.transaction(async (transaction) => {
        noteChange(transaction, { kind: "dag", dagId: "d" });
        expect(heard).toEqual([]);
      });
      unsubscribe();
      await store.transaction(async (transaction) => noteChange(transaction, { kind: "importErrors" }));

      expect(heard).toEqual([[{ kind: "dag", dagId: "d" }]]);
    });

    test("tells those who measure what moved with its commit, and nothing of one that throws", async () => {
      const observed: (readonly CommittedTransition[])[] = [];
      const stop = store.observeTransitions((transitions) => observed.push(transitions));
      const created = { kind: "taskInstanceCreated", operator: "EmptyOperator" } as const;
      const failing = store.transaction(async (transaction) => {
        noteTransition(transaction, created);
        throw new Error("No.");
      });
      await expect(failing).rejects.toThrow("No.");
      await store.transaction(async (transaction) => {
        noteTransition(transaction, created);
        expect(observed).toEqual([]);
      });
      stop();
      await store.transaction(async (transaction) => noteTransition(transaction, created));

      expect(observed).toEqual([[created]]);
    });

    test("of many at once each is carried out whole", async () => {
      await Promise.all(
        Array.from({ length: 20 }, () =>
          store.transaction(async (transaction) => {
            const { slots } = await transaction
              .selectFrom("pool")
              .select("slots")
              .where("name", "=", "default_pool")
              .$if(dialectOf(transaction).locksRows, (query) => query.forUpdate())
              .executeTakeFirstOrThrow();
            await transaction
              .updateTable("pool")
              .set({ slots: slots + 1 })
              .where("name", "=", "default_pool")
              .execute();
          }),
        ),
      );

      const row = await store.reader.selectFrom("pool").select("slots").executeTakeFirstOrThrow();
      expect(row.slots).toBe(148);
    });
  });

  test("instants, flags, JSON and null come back as they were", async () => {
    await store.transaction(async (transaction) => {
      await transaction
        .insertInto("dagFile")
        .values({ relativePath: "a.ts", bundleHash: "h", inputs: '["é"]', lastLoadedAt: NOW })
        .execute();
    });
    const row = await store.reader.selectFrom("dagFile").selectAll().executeTakeFirstOrThrow();

    expect(row).toMatchObject({ relativePath: "a.ts", bundleHash: "h", lastLoadedAt: NOW });
    expect(JSON.parse(row.inputs)).toEqual(["é"]);
  });

  test("given rows are a table with their own types, null included", async () => {
    interface Given {
      readonly id: number;
      readonly someText: string | null;
    }
    const query = new PreparedQuery<{ rows: string }, Given>(["rows"], ({ database, dialect, values }) =>
      database
        .selectFrom(dialect.rows<Given, "given">("given", { id: "integer", someText: "text" }, values.rows))
        .select(["given.id", "given.someText"])
        .orderBy("given.id"),
    );
    const rows: Given[] = [
      { id: 1, someText: 'it\'s "quoted"' },
      { id: 2, someText: null },
    ];
    const read = (given: readonly Given[]) =>
      store.transaction((transaction) => query.execute(transaction, { rows: JSON.stringify(given) }));

    expect((await read(rows)).rows).toEqual(rows);
    expect((await read([])).rows).toEqual([]);
  });

  test("a job is alive until it is said to have ended", async () => {
    const job = { jobType: "SchedulerJob", hostname: "here", processId: 1, now: NOW };
    const jobId = await store.transaction((transaction) => insertJob(transaction, job));
    expect((await listRunningJobs(store.reader)).map(({ id }) => id)).toEqual([jobId]);
    await store.transaction((transaction) =>
      updateJobsEnded(transaction, { jobIds: [jobId], state: "success", now: NOW }),
    );

    expect(await listRunningJobs(store.reader)).toEqual([]);
  });

  test("nothing waits for time in an empty installation", async () => {
    expect(await findNextMoment(store.reader, { after: 0 as Instant })).toBeNull();
  });
}
