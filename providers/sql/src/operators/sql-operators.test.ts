import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BaseOperator, Dag, EmptyOperator, type TaskReference } from "baram";
import { runDag, runTask } from "baram/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, expectTypeOf, test } from "vitest";
import { aConnection, fillSales } from "../conformance/tested-database.fixture.ts";
import type { SqlRow } from "../dialects/sql-dialect.ts";
import { fetchOne } from "../hooks/result-handlers.ts";
import { SqlHook } from "../hooks/sql-hook.ts";
import { BranchSqlOperator } from "./branch-sql-operator.ts";
import { GenericTransfer } from "./generic-transfer.ts";
import { SqlExecuteQueryOperator } from "./sql-execute-query-operator.ts";

let folder: string;
const base = { taskId: "query", connectionId: "sales" };
const path = (name = "sales") => join(folder, `${name}.db`);
const connections = () => ({
  sales: { connectionType: "sqlite", host: path() },
  other: { connectionType: "sqlite", host: path("other") },
});
const hook = (name?: string) => new SqlHook({ connectionId: aConnection({ host: path(name) }) });

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "baram-sql-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => fillSales({ connection: aConnection({ host: path() }), parameter: () => "?" }));

function run(operator: BaseOperator) {
  return runTask(operator, { connections: connections() });
}

describe("a query", () => {
  test("gives its rows as lists, with its templates rendered", async () => {
    const operator = new SqlExecuteQueryOperator({
      ...base,
      sql: "select id, '{{ ds }}' from sales where region = :region",
      parameters: { region: "{{ 'nor' ~ 'th' }}" },
    });
    expectTypeOf(operator.output).toEqualTypeOf<TaskReference<SqlRow[] | undefined>>();
    expect((await run(operator)).result).toEqual([
      [1, "2024-01-01"],
      [2, "2024-01-01"],
    ]);
  });

  test("in a list gives a list of results", async () => {
    const sql = ["insert into sales values (6, 'east', 1)", "select 1"] as const;
    const operator = new SqlExecuteQueryOperator({ ...base, sql });
    expectTypeOf(operator.output).toEqualTypeOf<TaskReference<(SqlRow[] | null)[]>>();
    expect((await run(operator)).result).toEqual([null, [[1]]]);
  });

  test("in a text that is taken apart gives the last result, or a list", async () => {
    const split = { ...base, sql: "select 1; select 2", splitStatements: true };
    expect((await run(new SqlExecuteQueryOperator(split))).result).toEqual([[2]]);
    const all = new SqlExecuteQueryOperator({ ...split, returnLast: false });
    expectTypeOf(all.output).toEqualTypeOf<TaskReference<(SqlRow[] | null)[]>>();
    expect((await run(all)).result).toEqual([[[1]], [[2]]]);
  });

  test("can be a function of the context", async () => {
    const operator = new SqlExecuteQueryOperator({ ...base, sql: ({ ds }) => `select '${ds}'` });
    expectTypeOf(operator.output).toEqualTypeOf<TaskReference<SqlRow[] | undefined>>();
    expect((await run(operator)).result).toEqual([["2024-01-01"]]);
  });

  test("is handed to the handler, whose result it gives", async () => {
    const operator = new SqlExecuteQueryOperator({
      ...base,
      sql: "select region, amount from sales order by id",
      handler: ({ columns, rows }) => ({ columns, count: rows.length }),
    });
    expectTypeOf(operator.output).toEqualTypeOf<TaskReference<{ columns: readonly string[]; count: number }>>();
    expect((await run(operator)).result).toEqual({ columns: ["region", "amount"], count: 5 });
    const one = new SqlExecuteQueryOperator({ ...base, sql: "select 7", handler: fetchOne });
    expect((await run(one)).result).toEqual([7]);
  });

  test("gives nothing without a handler, for an insert, and where nothing is pushed", async () => {
    for (const more of [{ handler: null }, { sql: "delete from sales" }, { doXcomPush: false }]) {
      const { xcoms, state } = await run(new SqlExecuteQueryOperator({ ...base, sql: "select 1", ...more }));
      expect([state, xcoms]).toEqual(["success", {}]);
    }
  });

  test("shows its result in the log where it is to", async () => {
    const shown = await run(new SqlExecuteQueryOperator({ ...base, sql: "select 4711", showReturnValueInLogs: true }));
    expect(shown.log).toContain("Executing: select 4711");
    expect(shown.log).toContain("The result: [[4711]]");
  });

  test("of an empty list, an error of the database, and an unknown connection fail the task", async () => {
    const fails = async (options: object) =>
      (await run(new SqlExecuteQueryOperator({ ...base, sql: "select 1", ...options }))).error;
    expect(await fails({ sql: [] })).toContain("List of SQL statements is empty");
    expect(await fails({ sql: "select * from nowhere" })).toContain("no such table: nowhere");
    expect(await fails({ connectionId: "none" })).toContain('The connection "none" is not defined');
  });

  test("runs in another database where one is named", async () => {
    await hook("other").run(["drop table if exists only_here", "create table only_here (a)"]);
    const sql = "select count(*) from only_here";
    const operator = new SqlExecuteQueryOperator({ ...base, sql, database: path("other") });
    expect((await run(operator)).result).toEqual([[0]]);
  });

  test("is needed, and is refused where its options do not go together", () => {
    expect(() => new SqlExecuteQueryOperator({ taskId: "query", sql: "select 1" } as never)).toThrow(/"connectionId"/);
    expect(() => new SqlExecuteQueryOperator(base as never)).toThrow(/needs the option "sql"/);
    expect(() => new SqlExecuteQueryOperator({ ...base, sql: "select 1", returnLast: false })).toThrow(
      /expected "splitStatements", too/,
    );
  });
});

test("a mapped query is run for each element", async () => {
  const dag = new Dag("mapped", {}, () => {
    const sql = "select count(*) from sales where region = ?";
    SqlExecuteQueryOperator.partial({ ...base, sql }).expand({ parameters: [["north"], ["south"]] });
  });
  const run = await runDag(dag, { connections: connections() });
  expect(run.taskInstances.map(({ result }) => result)).toEqual([[[2]], [[3]]]);
});

describe("a branch", () => {
  async function followed(sql: string): Promise<string | null> {
    const dag = new Dag("branched", {}, () => {
      const [yes, no] = ["yes", "no"].map((taskId) => new EmptyOperator({ taskId }));
      const ids = { followTaskIdsIfTrue: "yes", followTaskIdsIfFalse: ["no"] };
      const branch = new BranchSqlOperator({ taskId: "branch", connectionId: "sales", sql, ...ids });
      if (yes !== undefined && no !== undefined) branch.before(yes, no);
    });
    const result = await runDag(dag, { connections: connections() });
    if (result.task("branch").state === "failed") return result.task("branch").log;
    return result.task("yes").state === "success" ? "yes" : "no";
  }

  test.each([
    ["select 1", "yes"],
    ["select 0", "no"],
    ["select 2.5", "yes"],
    ["select null", "no"],
    ["select ''", "no"],
    ["select 'Yes'", "yes"],
    ["select 'on', 0", "yes"],
    ["select 'F'", "no"],
    ["select 'OFF'", "no"],
    ["select '0.33333333333333333333'", "yes"],
  ])("by %s goes to %s", async (sql, side) => {
    expect(await followed(sql)).toBe(side);
  });

  test("by anything else fails, and so it does by nothing at all", async () => {
    expect(await followed("select 'perhaps'")).toContain(
      `The query's first value is "perhaps"; expected true or false`,
    );
    expect(await followed("select '5'")).toContain(`The query's first value is "5"; expected true or false`);
    expect(await followed("select 1 where 0")).toContain("No rows returned from sql query");
  });
});

describe("a transfer", () => {
  const options = { taskId: "transfer", sourceConnectionId: "sales", destinationConnectionId: "other" };

  test("copies rows into another database, after what is to run before", async () => {
    const operator = new GenericTransfer({
      ...options,
      sql: "select id, region from sales where region = 'south' order by id",
      destinationTable: "copied",
      preoperator: ["drop table if exists copied", "create table copied (region text, id integer)"],
      insertOptions: { columns: ["id", "region"], commitEvery: 2 },
    });
    expect((await run(operator)).state).toBe("success");
    expect(await hook("other").getRecords("select * from copied")).toEqual([
      ["south", 3],
      ["south", 4],
      ["south", 5],
    ]);
  });

  test("copies within a database, too", async () => {
    const sql = "select id + 10, region, amount from sales";
    const within = { ...options, destinationConnectionId: "sales", sql, destinationTable: "sales" };
    expect((await run(new GenericTransfer(within))).error).toBeNull();
    expect(await hook().getFirst("select count(*) from sales")).toEqual([10]);
  });

  test("of rows that do not fit fails", async () => {
    const misfit = { ...options, sql: "select 1, 2", destinationTable: "nowhere" };
    expect((await run(new GenericTransfer(misfit))).error).toContain("no such table: nowhere");
  });
});
