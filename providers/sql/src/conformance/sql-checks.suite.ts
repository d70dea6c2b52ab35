import { type BaseOperator, FailTask } from "baram";
import { runTask } from "baram/testing";
import { beforeEach, describe, expect, test } from "vitest";
import { SqlCheckOperator } from "../checks/sql-check-operator.ts";
import { type ColumnMapping, SqlColumnCheckOperator } from "../checks/sql-column-check-operator.ts";
import { SqlTableCheckOperator } from "../checks/sql-table-check-operator.ts";
import { SqlThresholdCheckOperator } from "../checks/sql-threshold-check-operator.ts";
import { SqlValueCheckOperator } from "../checks/sql-value-check-operator.ts";
import { fillSales, type TestedDatabase } from "./tested-database.fixture.ts";

/** What checks promise on every database. */
export function sqlChecksSuite(database: () => TestedDatabase): void {
  beforeEach(() => fillSales(database()));

  const base = { taskId: "check", connectionId: "tested" };
  /** Why a check fails; `null` when it holds. */
  async function verdict(operator: BaseOperator): Promise<string | null> {
    const { connection } = database();
    const { state, error } = await runTask(operator, { connections: { tested: connection } });
    return state === "success" ? null : (error ?? state);
  }

  describe("a row that is checked", () => {
    test.each([
      ["select 1, 'x', '0'", null],
      ["select 1, 0", /Test failed\.\nQuery:\nselect 1, 0\nResults:\n\[1,0\]/],
      ["select ''", /Test failed/],
      ["select null", /Test failed/],
      ["select * from sales where id = 99", /The following query returned zero rows: select \*/],
    ])("%s", async (sql, sentence) => {
      const found = await verdict(new SqlCheckOperator({ ...base, sql }));
      if (sentence === null) expect(found).toBeNull();
      else expect(found).toMatch(sentence);
    });

    test("fails for good where it is not to be tried again", async () => {
      const operator = new SqlCheckOperator({ ...base, sql: "select 0", retryOnFailure: false });
      expect(await verdict(operator)).toMatch(new RegExp(`${FailTask.name}.*Test failed`));
    });
  });

  test.each([
    [{ passValue: 100 }, true],
    [{ passValue: "100" }, true],
    [{ passValue: 90 }, false],
    [{ passValue: 90, tolerance: 0.2 }, true],
    [{ passValue: 125, tolerance: 0.2 }, true],
    [{ passValue: 126, tolerance: 0.2 }, false],
    [{ passValue: "a hundred" }, false],
  ])("the sum of 100 is checked for %j", async (options, holds) => {
    const sql = "select sum(amount), 100.0 from sales";
    const found = await verdict(new SqlValueCheckOperator({ ...base, sql, ...options }));
    if (holds) expect(found).toBeNull();
    else expect(found).toMatch(/Test failed\.\nPass value:/);
  });

  test("a tolerance that is no number, and a check of a table without its condition, are refused when they are made", () => {
    const tolerance = "0.1" as unknown as number;
    expect(() => new SqlValueCheckOperator({ ...base, sql: "select 1", passValue: 1, tolerance })).toThrow(
      '"tolerance" is "0.1"; expected a number such as 0.1.',
    );
    const table = (check: object) =>
      new SqlTableCheckOperator({ ...base, table: "sales", checks: { rows: check } as never });
    expect(() => table({ partitionClause: "id > 1" })).toThrow(
      '"checks.rows" is {"partitionClause":"id > 1"}; expected a condition such as { checkStatement: "COUNT(*) > 100" }.',
    );
    const known = "it knows checkStatement, partitionClause.";
    expect(() => table({ check_statement: "1 = 1" })).toThrow(`"checks.rows" has "check_statement"; ${known}`);
    expect(() => table({ checkStatement: "1 = 1", partition_clause: "id > 1" })).toThrow(
      `"checks.rows" has "partition_clause"; ${known}`,
    );
  });

  test("values that are no numbers are compared as text, or cannot be", async () => {
    const sql = "select region from sales where id = 1";
    expect(await verdict(new SqlValueCheckOperator({ ...base, sql, passValue: "north" }))).toBeNull();
    const asNumber = new SqlValueCheckOperator({ ...base, sql, passValue: 1 });
    expect(await verdict(asNumber)).toMatch(/Converting a result to float failed/);
  });

  test.each([
    [10, 40, true],
    [25, 25, true],
    [25.1, 40, false],
    ["select min(amount) from sales", "select max(amount) from sales", true],
    ["26", "{{ 40 }}", false],
  ])("an average of 25 is compared with %s and %s", async (minThreshold, maxThreshold, holds) => {
    const sql = "select avg(amount) from sales";
    const found = await verdict(new SqlThresholdCheckOperator({ ...base, sql, minThreshold, maxThreshold }));
    if (holds) expect(found).toBeNull();
    else expect(found).toMatch(/Result: 25 is not within thresholds 2[56](\.1)? and 40/);
  });

  describe("columns that are checked", () => {
    const columns = (columnMapping: ColumnMapping, more = {}) =>
      verdict(new SqlColumnCheckOperator({ ...base, table: "sales", columnMapping, ...more }));

    test("hold", async () => {
      const held = await columns({
        id: { null_check: { equalTo: 0 }, unique_check: { equalTo: 0 }, distinct_check: { geqTo: 5 } },
        amount: { min: { greaterThan: 5, lessThan: 11 }, max: { leqTo: 37, tolerance: 0.1 } },
      });
      expect(held).toBeNull();
    });

    test("are named where they do not hold, and only those", async () => {
      const failed = await columns({
        amount: { null_check: { equalTo: 0 }, max: { leqTo: 40 } },
        region: { unique_check: { equalTo: 0 } },
      });
      expect(failed).toMatch(/Column: amount\n\tCheck: null_check,\n\tCheck Values: \{"equalTo":0,"result":1\}/);
      expect(failed).toMatch(/Column: region\n\tCheck: unique_check/);
      expect(failed).not.toContain("Check: max");
    });

    test("are looked at in a part of the table", async () => {
      const mapping = { amount: { min: { geqTo: 30, partitionClause: "amount is not null" } } };
      expect(await columns(mapping)).toMatch(/Test failed/);
      expect(await columns(mapping, { partitionClause: "region = 'south'" })).toBeNull();
    });

    test("of no rows count as zero, unless nothing is nothing", async () => {
      const mapping = { amount: { min: { equalTo: 0 } } };
      const nothing = { partitionClause: "id > 99" };
      expect(await columns(mapping, nothing)).toBeNull();
      expect(await columns(mapping, { ...nothing, acceptNone: false })).toMatch(/Test failed/);
    });
  });

  describe("a table that is checked", () => {
    const table = (checks: Readonly<Record<string, { checkStatement: string; partitionClause?: string }>>, more = {}) =>
      verdict(new SqlTableCheckOperator({ ...base, table: "sales", checks, ...more }));

    test("holds for each row and as a whole", async () => {
      const checks = {
        row_count: { checkStatement: "COUNT(*) = 5" },
        id_is_small: { checkStatement: "id < 6" },
        south_is_high: { checkStatement: "amount >= 30", partitionClause: "region = 'south' and amount is not null" },
      };
      expect(await table(checks)).toBeNull();
    });

    test("names the checks that do not hold, and only those", async () => {
      const failed = await table({ many: { checkStatement: "COUNT(*) > 5" }, few: { checkStatement: "id < 6" } });
      expect(failed).toMatch(/have failed:\n\tCheck: many,\n\tCheck Values: \{"checkStatement":"COUNT\(\*\) > 5"\}\n$/);
    });

    test("holds not where a check of rows has no rows", async () => {
      const checks = { high: { checkStatement: "amount > 0" } };
      expect(await table(checks, { partitionClause: "id > 99" })).toMatch(/Test failed/);
    });
  });
}
