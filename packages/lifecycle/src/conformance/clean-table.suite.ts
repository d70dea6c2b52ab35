import { addSeconds, type Instant } from "@baram/domain";
import { aDag, aTask } from "@baram/domain/fixture";
import {
  ARCHIVE_PREFIX,
  countOldRows,
  dropArchive,
  findCleanableTable,
  insertJob,
  listArchives,
  readArchive,
  updateJobsEnded,
} from "@baram/metadata-store";
import { beforeEach, describe, expect, test } from "vitest";
import { cancelBackfill } from "../cancel-backfill.ts";
import { cleanTable } from "../clean-table.ts";
import { createScheduledDagRuns } from "../create-scheduled-dag-runs.ts";
import type { LifecycleFixture } from "../lifecycle.fixture.ts";
import { recordImportError } from "../record-import-error.ts";
import { aDailyDag, BackfillFixture } from "./backfill.fixture.ts";

/** What goes and what stays when old rows are removed. */
export function describeCleaning(fixture: () => LifecycleFixture): void {
  const archive = `${ARCHIVE_PREFIX}dag_run__20240101000000`;

  async function clean(name: string, limit = 100, archiveName: string | null = null): Promise<number> {
    const table = findCleanableTable(name);
    if (table === null) throw new Error(`There is no ${name}.`);
    const { now, store } = fixture();
    const batch = { table, before: now, limit, archive: archiveName };
    for (let total = 0; ; ) {
      const count = await store.transaction((transaction) => cleanTable(transaction, batch));
      expect(count).toBeLessThanOrEqual(limit);
      if (count === 0) return total;
      total += count;
    }
  }

  const runIds = async () => {
    const rows = await fixture().store.reader.selectFrom("dagRun").select("runId").orderBy("id").execute();
    return rows.map(({ runId }) => runId);
  };

  describe("of old runs", () => {
    beforeEach(async () => {
      await fixture().storeDag(aDag({ tasks: ["a"] }));
      for (let run = 0; run < 5; run += 1) await fixture().trigger();
      await fixture().runToEnd();
      fixture().pass(60);
    });

    test("all go in batches, with their instances, and a copy of each is kept", async () => {
      expect(await clean("dag_run", 2, archive)).toBe(5);

      expect(await runIds()).toEqual([]);
      expect(await fixture().store.reader.selectFrom("taskInstance").select("id").execute()).toEqual([]);
      expect(await listArchives(fixture().store.reader)).toEqual([archive]);
      const { columns, rows } = await readArchive(fixture().store.reader, { name: archive, offset: 0, limit: 10 });
      expect(columns).toContain("logical_date");
      expect(rows).toHaveLength(5);
      await fixture().store.transaction((transaction) => dropArchive(transaction, archive));
      expect(await listArchives(fixture().store.reader)).toEqual([]);
    });

    test("one that began at the moment stays, as does one that never began", async () => {
      const table = findCleanableTable("dag_run");
      if (table === null) throw new Error("There is no dag_run.");
      const at = fixture().now;
      await fixture().store.transaction((transaction) =>
        transaction.updateTable("dagRun").set({ startDate: at }).where("id", "=", 1).execute(),
      );
      await fixture().trigger();

      expect(await countOldRows(fixture().store.reader, { table, before: at })).toBe(4);
    });

    test("instances of finished runs alone can go, and their runs stay", async () => {
      await fixture().trigger();
      await fixture().startRuns();
      await fixture().start();
      fixture().pass(60);

      expect(await clean("task_instance")).toBe(5);
      expect(await runIds()).toHaveLength(6);
    });

    test("values that are kept outside of the database are noted to be removed there", async () => {
      await fixture().store.transaction(async (transaction) => {
        const { id, dagRunId } = await transaction
          .selectFrom("taskInstance")
          .select(["id", "dagRunId"])
          .limit(1)
          .executeTakeFirstOrThrow();
        const value = '{"kept":"elsewhere"}';
        const names = { key: "return_value", taskId: "a", mapIndex: -1 };
        await transaction
          .insertInto("xcom")
          .values({ taskInstanceId: id, dagRunId, ...names, value, createdAt: fixture().now, needsPurge: 1 })
          .execute();
      });
      await clean("dag_run");

      expect(await fixture().store.reader.selectFrom("xcomToPurge").select("value").execute()).toHaveLength(1);
    });
  });

  test("of each Dag the latest scheduled run stays, so that its schedule goes on from there", async () => {
    const schedule = { kind: "cron", expression: "0 * * * *", timezone: "UTC", written: "@hourly" } as const;
    await fixture().storeDag(
      aDag({ tasks: [aTask("a", { kind: "empty" })], given: { schedule, startDate: fixture().now } }),
    );
    for (let hour = 0; hour < 4; hour += 1) {
      fixture().pass(3600);
      const { now, store } = fixture();
      await store.transaction((transaction) => createScheduledDagRuns(transaction, { now }));
      await fixture().startRuns();
    }
    fixture().pass(60);
    const before = await runIds();

    expect(await clean("dag_run")).toBe(before.length - 1);
    expect(await runIds()).toEqual(before.slice(-1));
  });

  test("of a Dag that runs by time and by assets the latest of both stay, as what each begins from", async () => {
    await fixture().storeDag(aDag({ tasks: [aTask("a", { kind: "empty" })] }));
    for (const runType of ["scheduled", "dataset_triggered", "scheduled", "dataset_triggered", "manual"] as const) {
      const runId = await fixture().trigger();
      await fixture().store.transaction((transaction) =>
        transaction.updateTable("dagRun").set({ runType, externalTrigger: 0 }).where("runId", "=", runId).execute(),
      );
      fixture().pass(60);
    }
    await fixture().runToEnd();
    fixture().pass(60);
    const before = await runIds();

    expect(await clean("dag_run")).toBe(3);
    expect(await runIds()).toEqual([before[2], before[3]]);
  });

  test("Dags whose file is gone go; a Dag that a file makes stays however long ago it was loaded", async () => {
    const { store } = fixture();
    await fixture().storeDag(aDag({ tasks: ["a"], given: { dagId: "here" } }));
    await fixture().storeDag(aDag({ tasks: ["a"], given: { dagId: "gone" } }));
    await store.transaction((transaction) =>
      transaction.updateTable("dag").set({ isActive: 0 }).where("dagId", "=", "gone").execute(),
    );
    fixture().pass(60);

    expect(await clean("dag")).toBe(1);
    expect(await store.reader.selectFrom("dag").select("dagId").execute()).toEqual([{ dagId: "here" }]);
  });

  test("jobs that have ended go; one that lives, or was not found dead yet, keeps its row and its heartbeat", async () => {
    const { store, now } = fixture();
    const job = { jobType: "SchedulerJob", hostname: "here", processId: 1, now };
    const [ended, alive] = await store.transaction(async (transaction) => [
      await insertJob(transaction, job),
      await insertJob(transaction, job),
    ]);
    await store.transaction((transaction) => updateJobsEnded(transaction, { jobIds: [ended], state: "failed", now }));
    fixture().pass(60);

    expect(await clean("job")).toBe(1);
    expect(await store.reader.selectFrom("job").select("id").execute()).toEqual([{ id: alive }]);
  });

  test("a job that was silent for a day goes although nobody said that it had ended", async () => {
    const { store, now } = fixture();
    const job = { jobType: "SchedulerJob", hostname: "here", processId: 1 };
    const insert = (at: Instant) => store.transaction((transaction) => insertJob(transaction, { ...job, now: at }));
    await insert(now);
    const alive = await insert(addSeconds(now, 25 * 3600));
    fixture().pass(26 * 3600);

    expect(await clean("job")).toBe(1);
    expect(await store.reader.selectFrom("job").select("id").execute()).toEqual([{ id: alive }]);
  });

  test("an import error stays, however old: its file is not loaded again before it changes", async () => {
    const { store, now } = fixture();
    const error = { relativePath: "broken.ts", message: "No.", errorKind: "Error", now };
    await store.transaction((transaction) =>
      recordImportError(transaction, { ...error, line: null, column: null, frame: null, stack: null }),
    );
    fixture().pass(60);

    expect(await clean("import_error")).toBe(0);
  });

  test("back-fills that are over go with their dates; one that goes on, or a run of which goes on, stays", async () => {
    const backfills = new BackfillFixture(fixture());
    for (const dagId of ["over", "cancelled", "underway"]) {
      await fixture().storeDag(aDailyDag({ tasks: ["a"], given: { dagId } }));
    }
    const over = await backfills.begin({ dagId: "over" });
    expect(await backfills.workOff(over)).toBe("completed");
    const cancelled = await backfills.begin({ dagId: "cancelled" });
    const underway = await backfills.begin({ dagId: "underway" });
    await backfills.advance(cancelled);
    await fixture().startRuns();
    const { store, now } = fixture();
    await store.transaction((transaction) => cancelBackfill(transaction, { backfillId: cancelled, now }));
    fixture().pass(60);

    expect(await clean("backfill")).toBe(1);
    const rows = await store.reader.selectFrom("backfill").select("id").orderBy("id").execute();
    expect(rows.map(({ id }) => id)).toEqual([cancelled, underway]);
    const dates = await store.reader.selectFrom("backfillDate").select("backfillId").distinct().execute();
    expect(dates.map(({ backfillId }) => backfillId)).not.toContain(over);
    expect(await runIds()).toHaveLength(6);
  });
}
