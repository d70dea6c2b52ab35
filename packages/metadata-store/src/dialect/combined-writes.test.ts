import { CompiledQuery } from "kysely";
import { expect, test } from "vitest";
import { Combinations, canBeCombined } from "./combined-writes.ts";

const UPDATE = CompiledQuery.raw("update one set a = $1 where b = $2 and c = $1", [1, "x"]);
const INSERT = CompiledQuery.raw("insert into other (a) values ($1)", [2]);

test("writes become the parts of one statement, which counts each, with their parameters one after another", () => {
  expect(new Combinations().textOf([UPDATE, INSERT])).toBe(
    "with w0 as (update one set a = $1 where b = $2 and c = $1 returning 1), " +
      "w1 as (insert into other (a) values ($3) returning 1) " +
      "select (select count(*) from w0) as c0, (select count(*) from w1) as c1",
  );
});

test("no more than so many are put together, and those that were stay", () => {
  const combinations = new Combinations(1);
  const first = combinations.textOf([UPDATE, INSERT]);

  expect(combinations.textOf([INSERT, UPDATE])).toBeNull();
  expect(combinations.textOf([UPDATE, INSERT])).toBe(first);
});

test.each([
  ["insert into xcom (value) values ($1)", true],
  ["update dag_run set state = $1", true],
  ["insert into dag_run (run_id) values ($1) returning id", false],
  ["delete from xcom where id = $1", false],
  ["select * from pool", false],
])("what is only counted can be combined: %s", (sql, expected) => {
  expect(canBeCombined(CompiledQuery.raw(sql, []))).toBe(expected);
});
