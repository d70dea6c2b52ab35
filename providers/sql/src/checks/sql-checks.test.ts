import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runTask } from "baram/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sqlChecksSuite } from "../conformance/sql-checks.suite.ts";
import { aConnection } from "../conformance/tested-database.fixture.ts";
import { SqlHook } from "../hooks/sql-hook.ts";
import { type ColumnMapping, SqlColumnCheckOperator } from "./sql-column-check-operator.ts";
import { SqlIntervalCheckOperator, type SqlIntervalCheckOperatorOptions } from "./sql-interval-check-operator.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "baram-checks-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("on SQLite", () => {
  sqlChecksSuite(() => ({ connection: aConnection({ host: join(folder, "sales.db") }), parameter: () => "?" }));
});

describe("an interval", () => {
  const host = () => join(folder, "days.db");
  beforeAll(async () => {
    const days = "('2023-12-25', 100, 0), ('2023-12-31', 400, 5), ('2024-01-01', 150, 5)";
    await new SqlHook({ connectionId: aConnection({ host: host() }) }).run([
      "create table days (ds text, total integer, returned integer)",
      `insert into days values ${days}`,
    ]);
  });

  const check = (options: Partial<SqlIntervalCheckOperatorOptions>) =>
    runTask(
      new SqlIntervalCheckOperator({
        taskId: "check",
        connectionId: "days",
        table: "days",
        metricsThresholds: { "SUM(total)": 1.6 },
        ...options,
      }),
      { connections: { days: { connectionType: "sqlite", host: host() } } },
    );

  test("is seven days unless told otherwise, and its queries are rendered", async () => {
    const { state, renderedFields } = await check({});
    expect(state).toBe("success");
    expect(renderedFields).toMatchObject({
      sql1: "SELECT SUM(total) FROM days WHERE ds='2024-01-01'",
      sql2: "SELECT SUM(total) FROM days WHERE ds='2023-12-25'",
    });
  });

  test.each([
    [{ metricsThresholds: { "SUM(total)": 1.5 } }, "failed"],
    [{ daysBack: 1 }, "failed"],
    [{ daysBack: -1, metricsThresholds: { "SUM(total)": 2.7 } }, "success"],
    [{ ratioFormula: "relative_diff", metricsThresholds: { "SUM(total)": 0.51 } }, "success"],
    [{ ratioFormula: "relative_diff", metricsThresholds: { "SUM(total)": 0.5 } }, "failed"],
    [{ metricsThresholds: { "SUM(returned)": 1 } }, "success"],
    [{ metricsThresholds: { "SUM(returned)": 1 }, ignoreZero: false }, "failed"],
  ] as const)("with %j ends as %s", async (options, state) => {
    expect((await check(options)).state).toBe(state);
  });

  test("names the metrics that differ too much", async () => {
    const metricsThresholds = { "SUM(total)": 1, "COUNT(*)": 2, "AVG(total)": 1 };
    const { error } = await check({ metricsThresholds });
    expect(error).toContain("The following tests have failed:\n AVG(total), SUM(total)");
  });

  test("that has no row on a day says so", async () => {
    const { error } = await check({ metricsThresholds: { total: 2 }, daysBack: 3 });
    expect(error).toContain("The query SELECT total FROM days WHERE ds='2023-12-29' returned None");
  });

  test("is compared in a way that is known", async () => {
    await expect((async () => check({ ratioFormula: "mean" as "relative_diff" }))()).rejects.toThrow(
      /"ratioFormula" is "mean"; expected one of max_over_min, relative_diff/,
    );
  });
});

test.each([
  [{ a: { max: {} } }, /"columnMapping\.a\.max" compares with nothing; expected one or more of lessThan/],
  [{ a: { max: { tolerance: 1 } } }, /compares with nothing/],
  [{ a: { max: { equalTo: 1, leqTo: 2 } } }, /equalTo beside another bound/],
  [{ a: { max: { greaterThan: 2, lessThan: 2 } } }, /allows nothing/],
  [{ a: { max: { geqTo: 1, greaterThan: 2 } } }, /greaterThan and geqTo/],
  [{ a: { max: { equal_to: 1 } } }, /has "equal_to"; it knows equalTo/],
  [{ a: { mean: { equalTo: 1 } } }, /"columnMapping\.a\.mean" is no check; expected one of null_check/],
])("a check of columns as in %j is refused when the Dag is loaded", (columnMapping, sentence) => {
  const options = { taskId: "check", connectionId: "x", table: "t", columnMapping: columnMapping as ColumnMapping };
  expect(() => new SqlColumnCheckOperator(options)).toThrow(sentence);
});
