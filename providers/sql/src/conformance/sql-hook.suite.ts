import { beforeEach, describe, expect, test } from "vitest";
import { SqlHook } from "../hooks/sql-hook.ts";
import { testSqlConnection } from "../hooks/test-sql-connection.ts";
import { fillSales, type TestedDatabase } from "./tested-database.fixture.ts";

/** What a hook promises on every database. */
export function sqlHookSuite(database: () => TestedDatabase): void {
  let hook: SqlHook;
  beforeEach(async () => {
    await fillSales(database());
    hook = new SqlHook({ connectionId: database().connection });
  });
  const count = async () => (await hook.getFirst("select count(*) from sales"))?.[0];

  describe("rows", () => {
    test("are lists in the order of the columns, two of one name included", async () => {
      const sql = "select id, region as x, id as x from sales where id < 3 order by id";
      expect(await hook.getRecords(sql)).toEqual([
        [1, "north", 1],
        [2, "north", 2],
      ]);
    });

    test("of a query without any are none, and the first one is nothing", async () => {
      expect(await hook.getRecords("select * from sales where id = 99")).toEqual([]);
      expect(await hook.getFirst("select * from sales where id = 99")).toBeNull();
    });

    test("hold numbers exactly, however large", async () => {
      expect(await hook.getFirst("select 9007199254740993, 9007199254740991, null")).toEqual([
        9007199254740993n,
        9007199254740991,
        null,
      ]);
    });

    test("are asked for with parameters", async () => {
      const { parameter } = database();
      const sql = `select id from sales where region = ${parameter(1)} and amount > ${parameter(2)}`;
      expect(await hook.getRecords(sql, ["south", 30])).toEqual([[5]]);
    });

    test("of a large result come in batches", async () => {
      await hook.insertRows("sales", rowsFrom(6, 2500));
      const ids: unknown[] = [];
      for await (const [id] of hook.stream("select id from sales order by id", { batchSize: 100 })) ids.push(id);
      expect(ids).toEqual(Array.from({ length: 2505 }, (_id, index) => index + 1));
    });

    test("that nobody reads to the end leave nothing open", async () => {
      for await (const row of hook.stream("select id from sales order by id", { batchSize: 1 })) {
        expect(row).toEqual([1]);
        break;
      }
      expect(await count()).toBe(5);
    });
  });

  describe("statements", () => {
    const insert = (id: number) => `insert into sales values (${id}, 'east', 1)`;

    test("are committed together, or not at all", async () => {
      await expect(hook.run([insert(6), "insert into nowhere values (1)"])).rejects.toThrow(/nowhere/);
      expect(await count()).toBe(5);
      await hook.run([insert(6), insert(7)]);
      expect(await count()).toBe(7);
    });

    test("are each committed with autocommit", async () => {
      const statements = [insert(6), "insert into nowhere values (1)"];
      await expect(hook.run(statements, { autocommit: true })).rejects.toThrow(/nowhere/);
      expect(await count()).toBe(6);
    });

    test("give rows, or nothing where there are none to give", async () => {
      expect(await hook.run(insert(6))).toBeNull();
      expect(await hook.run("select 1")).toEqual([[1]]);
      expect(await hook.run("select 1", { handler: null })).toBeNull();
    });

    test("in a list give a list, whatever is said of the last one", async () => {
      expect(await hook.run([insert(6), "select 1"])).toEqual([null, [[1]]]);
      expect(await hook.run(["select 1", "select 2"], { splitStatements: true, returnLast: true })).toEqual([
        [[1]],
        [[2]],
      ]);
    });

    test("in a text that is taken apart give the last result, or all", async () => {
      const sql = `${insert(6)}; select ';'; -- the last
        select 2;`;
      expect(await hook.run(sql, { splitStatements: true })).toEqual([[2]]);
      expect(await hook.run(sql.replace("6", "7"), { splitStatements: true, returnLast: false })).toEqual([
        null,
        [[";"]],
        [[2]],
      ]);
    });

    test.each([[[]], ["  "], ["-- nothing"]])("that are none (%j) are an error", async (sql) => {
      const options = { splitStatements: true };
      await expect(typeof sql === "string" ? hook.run(sql, options) : hook.run(sql, options)).rejects.toThrow(
        "List of SQL statements is empty",
      );
    });
  });

  describe("a transaction", () => {
    test("is committed with all that was done in it", async () => {
      const id = await hook.transaction(async (session) => {
        await session.query("insert into sales values (6, 'east', 1)");
        const { rows } = await session.query("select max(id) from sales");
        return rows[0]?.[0];
      });
      expect([id, await count()]).toEqual([6, 6]);
    });

    test("is rolled back when something is thrown", async () => {
      const broken = hook.transaction(async (session) => {
        await session.query("delete from sales");
        throw new Error("on second thoughts");
      });
      await expect(broken).rejects.toThrow("on second thoughts");
      expect(await count()).toBe(5);
    });
  });

  describe("inserted rows", () => {
    test("are counted, and may leave columns out", async () => {
      const inserted = await hook.insertRows("sales", [[6], [7]], { columns: ["id"] });
      expect([inserted, await count()]).toEqual([2, 7]);
    });

    test("replace those of the same key where that is wanted", async () => {
      const options = { columns: ["id", "region", "amount"], replaceIndex: ["id"] };
      await hook.insertRows("sales", [[1, "west", 99]], options);
      expect(await hook.getFirst("select region, amount from sales where id = 1")).toEqual(["west", 99]);
      await expect(hook.insertRows("sales", [[1, "west", 99]])).rejects.toThrow(/unique/i);
    });

    test("are committed every so many, so that an error keeps those before", async () => {
      const rows = [...rowsFrom(6, 5), [1, "double", 1]];
      await expect(hook.insertRows("sales", rows, { commitEvery: 2 })).rejects.toThrow(/unique/i);
      expect(await count()).toBe(9);
      await expect(
        hook.insertRows(
          "sales",
          [
            [20, "x", 1],
            [1, "double", 1],
          ],
          { commitEvery: 0 },
        ),
      ).rejects.toThrow(/unique/i);
      expect(await count()).toBe(9);
    });

    test("have all the same length", async () => {
      await expect(hook.insertRows("sales", [[6, "x", 1], [7]])).rejects.toThrow(/A row has 1 values; expected 3/);
    });
  });

  test("trying the connection out runs a query", async () => {
    expect(await testSqlConnection(database().connection)).toBe("Connection successfully tested");
  });
}

function rowsFrom(first: number, many: number): unknown[][] {
  return Array.from({ length: many }, (_row, index) => [first + index, "east", 1]);
}
