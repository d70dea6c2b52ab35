import { instantFromMicroseconds } from "@baram/domain";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type CopiedTable, copyTables } from "../backup/copy-tables.ts";
import { dropTables } from "../backup/drop-tables.ts";
import { type CopiedRows, fillTables } from "../backup/fill-tables.ts";
import { countStoredRows, findStoredTables, listStoredTables, type StoredTable } from "../backup/list-stored-tables.ts";
import { listArchives } from "../cleaning/archives.ts";
import { insertJob } from "../jobs/job.ts";
import { MetadataStore } from "../metadata-store.ts";

const NOW = instantFromMicroseconds(1_700_000_000_123_456);
const job = (processId: number) => ({ jobType: "SchedulerJob", hostname: "h", processId, now: NOW });

interface Copy {
  readonly tables: readonly CopiedTable[];
  readonly rows: readonly CopiedRows[];
}

/** What copies have to bring back, in every database. @param createDatabase gives the address of an empty one. */
export function describeBackup(createDatabase: () => Promise<string>): void {
  let store: MetadataStore;
  let stored: readonly StoredTable[];

  const openMigrated = async () => {
    const opened = new MetadataStore({ url: await createDatabase() });
    await opened.migrate();
    return opened;
  };
  beforeEach(async () => {
    store = await openMigrated();
    stored = await listStoredTables();
  });
  afterEach(() => store.close());

  const copyOf = async (source: MetadataStore, whileCopying = async () => {}): Promise<Copy> => {
    let tables: readonly CopiedTable[] = [];
    const rows: CopiedRows[] = [];
    await copyTables(source, stored, {
      begin: async (given) => {
        tables = given;
        await whileCopying();
      },
      take: async (table, lines) => void rows.push({ table, rows: lines }),
    });
    return { tables, rows };
  };

  describe("a copy", () => {
    test("of rows in every table fills another database with the same", async () => {
      const given = stored.map(rowWithOnes);
      await fillTables(
        store,
        given.map(({ table }) => table),
        inTurn(given),
      );
      const copy = await copyOf(store);
      expect(copy.rows.map(({ table }) => table.name)).toEqual(stored.map(({ name }) => name));

      const other = await openMigrated();
      await fillTables(other, copy.tables, inTurn(copy.rows));
      expect(await copyOf(other)).toEqual(copy);
      await other.close();
    });

    test("keeps texts, large numbers and what is not there as they are", async () => {
      const description = 'a "quoted" \\ line\nand 바람 🌬 — ${x}';
      const value = { key: "k", value: "", description };
      await store.transaction((transaction) => transaction.insertInto("variable").values(value).execute());
      const { tables, rows } = await copyOf(store);
      await store.transaction((transaction) => transaction.deleteFrom("variable").execute());
      await fillTables(store, tables, inTurn(rows));
      expect(await store.reader.selectFrom("variable").selectAll().executeTakeFirst()).toMatchObject(value);
    });

    test("is of one moment, and keeps nobody from writing", async () => {
      const { rows } = await copyOf(store, async () => {
        await store.transaction((transaction) => insertJob(transaction, job(1)));
      });
      expect(rows.find(({ table }) => table.name === "job")).toBeUndefined();
      expect(await countStoredRows(store.reader, "job")).toBe(1);
    });

    test("that fills a database does not let ids be handed out again", async () => {
      const ids = await store.transaction(async (transaction) => [
        await insertJob(transaction, job(1)),
        await insertJob(transaction, job(2)),
      ]);
      await store.transaction((transaction) =>
        transaction
          .deleteFrom("job")
          .where("id", "=", ids[1] ?? 0)
          .execute(),
      );
      const { tables, rows } = await copyOf(store);
      const other = await openMigrated();
      await fillTables(other, tables, inTurn(rows));
      const next = await other.transaction((transaction) => insertJob(transaction, job(3)));
      expect(next).toBe((ids[1] ?? 0) + 1);
      await other.close();
    });

    test("that breaks off changes nothing", async () => {
      await store.transaction((transaction) => insertJob(transaction, job(1)));
      const { tables } = await copyOf(store);
      const broken: CopiedRows[] = [{ table: tables[0] as CopiedTable, rows: ['["too few"]'] }];
      await expect(fillTables(store, tables, inTurn(broken))).rejects.toThrow(/not.null|mismatch|invalid input/i);
      expect(await countStoredRows(store.reader, "job")).toBe(1);
    });
  });

  test("what is dropped are Baram's own tables", async () => {
    await store.transaction(async (transaction) => {
      await sql`create table somebody_elses (id integer)`.execute(transaction);
      await sql`create table _baram_deleted__job__20240101000000 (id integer)`.execute(transaction);
    });
    await dropTables(store);
    expect(await findStoredTables(store.reader, stored)).toEqual([]);
    expect(await store.appliedMigrations()).toEqual([]);
    expect(await countStoredRows(store.reader, "somebody_elses")).toBe(0);
    expect(await listArchives(store.reader)).toEqual([]);
    expect(await store.migrate()).toMatchObject({ kind: "migrated" });
  });

  test("a schema can be made as an older version had it, and brought forward", async () => {
    const older = new MetadataStore({ url: await createDatabase() });
    expect(await older.migrate("0015-create-roles")).toMatchObject({ kind: "migrated" });
    expect(await older.pendingMigrations()).toEqual(older.knownMigrations.slice(15));
    await older.migrate();
    expect(await older.appliedMigrations()).toEqual(older.knownMigrations);
    await older.close();
  });

  test("the tries of a database that is brought forward know their Dag", async () => {
    const older = new MetadataStore({ url: await createDatabase() });
    await older.migrate("0023-find-long-tasks");
    const given = stored.map(({ columns, ...table }) =>
      rowWithOnes({
        ...table,
        columns: table.name === "task_instance_try" ? columns.filter((name) => name !== "dag_id") : columns,
      }),
    );
    await fillTables(
      older,
      given.map(({ table }) => table),
      inTurn(given),
    );
    await older.migrate();
    expect(await older.reader.selectFrom("taskInstanceTry").select("dagId").execute()).toEqual([{ dagId: "1" }]);
    await older.close();
  });

  test("the statements of migrations are told without sending any", async () => {
    const empty = new MetadataStore({ url: await createDatabase() });
    const [first] = await empty.renderMigrations(["0001-create-tables"]);
    expect(first?.statements.some((statement) => statement.startsWith("create table dag_run ("))).toBe(true);
    expect(await empty.appliedMigrations()).toEqual([]);
    await empty.close();
  });
}

/** Ones fit every column, as number, text and JSON, and refer to one another. */
function rowWithOnes({ name, columns }: StoredTable): CopiedRows {
  const table = { name, columns, rowCount: 1, lastId: null };
  return { table, rows: [JSON.stringify(columns.map(() => 1))] };
}

async function* inTurn(rows: readonly CopiedRows[]): AsyncGenerator<CopiedRows> {
  yield* rows;
}
