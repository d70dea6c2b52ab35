import { describe, expect, test } from "vitest";
import { operatorOf } from "../execute/operator-of.ts";
import { BashOperator } from "../operators/bash-operator.ts";
import { EmptyOperator } from "../operators/empty-operator.ts";
import { serializeDag } from "../serialize/serialize-dag.ts";
import { Dag } from "./dag.ts";
import type { DagOptions } from "./dag-options.ts";
import { collectDags } from "./dag-registry.ts";

function taskIdsOf(dag: Dag): readonly string[] {
  return serializeDag(dag).tasks.map(({ taskId }) => taskId);
}

test("operators made inside the builder belong to the Dag without naming it", () => {
  const dag = new Dag("example", { schedule: null }, () => {
    new EmptyOperator({ taskId: "inside" });
  });
  expect(taskIdsOf(dag)).toEqual(["inside"]);
});

test("operators outside a builder name their Dag, and an inner builder does not take tasks of the outer one", () => {
  const outer = new Dag("outer", { schedule: null }, () => {
    new EmptyOperator({ taskId: "before" });
    const inner = new Dag("inner", { schedule: null }, () => {
      new EmptyOperator({ taskId: "within" });
    });
    expect(taskIdsOf(inner)).toEqual(["within"]);
    new EmptyOperator({ taskId: "after" });
  });
  new EmptyOperator({ dag: outer, taskId: "named" });
  expect(taskIdsOf(outer)).toEqual(["before", "after", "named"]);
});

test("calling a factory again places another task with the next free number", () => {
  const dag = new Dag("example", { schedule: null });
  const extract = dag.task(function extract() {
    return 1;
  });
  extract();
  extract();
  extract.override({ taskId: "extract_again" })();
  extract();
  expect(taskIdsOf(dag)).toEqual(["extract", "extract__1", "extract_again", "extract__2"]);
});

test("what is shown in place of ids, and how, is part of the data only where an author says it", () => {
  const dag = new Dag("example", { schedule: null, dagDisplayName: "The Example", orientation: "TB" });
  dag.task("work", () => 1, { taskDisplayName: "The Work" })();
  new EmptyOperator({ dag, taskId: "plain" });
  const serialized = serializeDag(dag);
  expect(serialized).toMatchObject({ dagDisplayName: "The Example", orientation: "TB" });
  expect(serialized).not.toHaveProperty("defaultView");
  expect(serialized.tasks[0]).toMatchObject({ taskId: "work", taskDisplayName: "The Work" });
  expect(serialized.tasks[1]).not.toHaveProperty("taskDisplayName");
});

describe("a factory's options", () => {
  test("come from its spec, and override() changes them for the tasks placed by what it returns", () => {
    const dag = new Dag("example", { schedule: null });
    const work = dag.task("work", () => 1, { retries: 2, pool: "few" });
    work();
    work.override({ taskId: "eager", retries: 5 })();
    const [first, second] = serializeDag(dag).tasks;
    expect(first).toMatchObject({ retries: 2, pool: "few" });
    expect(second).toMatchObject({ taskId: "eager", retries: 5, pool: "few" });
  });
});

describe("a task id that cannot be used is refused when the operator is made", () => {
  test("because it is taken", () => {
    const dag = new Dag("example", { schedule: null });
    new EmptyOperator({ dag, taskId: "same" });
    expect(() => new EmptyOperator({ dag, taskId: "same" })).toThrow(
      expect.objectContaining({
        name: "DuplicateTaskIdError",
        message:
          'Dag "example": the task id "same" is already that of a task: give each task and task group an id of its own.',
      }),
    );
  });

  test.each(["", "with space", "with/slash", "x".repeat(251)])("because of its form: %j", (taskId) => {
    const dag = new Dag("example", { schedule: null });
    expect(() => new EmptyOperator({ dag, taskId })).toThrow("expected a text of 1 to 250 letters, digits");
  });

  test("because a function without a name has none", () => {
    const dag = new Dag("example", { schedule: null });
    expect(() => dag.task(() => 1)).toThrow('name the function, or write dag.task("task_id", handler)');
  });
});

test("an async builder is refused, for its later tasks would be lost", () => {
  // oxlint-disable-next-line typescript/no-misused-promises -- the mistake itself
  expect(() => new Dag("example", { schedule: null }, async () => Promise.resolve())).toThrow(
    'Dag "example": the builder of a Dag is async; expected a plain function',
  );
});

describe("loading a Dag file", () => {
  test("finds every Dag that is made meanwhile, in order, exported or not", async () => {
    const dags = await collectDags(async () => {
      new Dag("first", { schedule: null });
      await Promise.resolve();
      for (const name of ["second", "third"]) new Dag(name, { schedule: null });
    });
    expect(dags.map(({ dagId }) => dagId)).toEqual(["first", "second", "third"]);
  });

  test("does not find Dags of the file before", async () => {
    await collectDags(() => Promise.resolve(new Dag("earlier", { schedule: null })));
    new Dag("between", { schedule: null });
    expect(await collectDags(() => Promise.resolve())).toEqual([]);
  });

  test("refuses two Dags of one id", async () => {
    const load = () => Promise.resolve([new Dag("same", { schedule: null }), new Dag("same", { schedule: null })]);
    await expect(collectDags(load)).rejects.toThrow('Dag "same": the file makes two Dags of this id');
  });

  test("refuses an operator in no Dag, which would never run", async () => {
    const load = () => Promise.resolve(new BashOperator({ taskId: "stray", bashCommand: "date" }));
    await expect(collectDags(load)).rejects.toThrow('Task "stray": it belongs to no Dag and would never run');
  });

  test("passes an error of the file on, and finds the Dags of the next one", async () => {
    await expect(collectDags(() => Promise.reject(new Error("syntax")))).rejects.toThrow("syntax");
    const dags = await collectDags(() => Promise.resolve(new Dag("next", { schedule: null })));
    expect(dags).toHaveLength(1);
  });
});

test("another copy of the package's state is found through its registered symbols", () => {
  const dag = new Dag("example", { schedule: null });
  dag.task("work", () => 1)();
  const fromAnotherCopy = {
    dagId: dag.dagId,
    [Symbol.for("baram.dagState")]: Reflect.get(dag, Symbol.for("baram.dagState")),
  };
  expect(operatorOf(fromAnotherCopy as unknown as Dag, "work").taskId).toBe("work");
});

test("a task that the Dag does not have is named with what was probably meant", () => {
  const dag = new Dag("example", { schedule: null });
  dag.task("work", () => 1)();
  expect(() => operatorOf(dag, "works")).toThrow('Dag "example": it has no task "works". Did you mean "work"?');
});

describe("options are checked for authors without a compiler", () => {
  test.each<[string, object, string]>([
    ["misspelled", { catchUp: false }, '"catchUp" is not an option of a Dag: did you mean "catchup"?'],
    ["in Python's spelling", { start_date: "2026-01-01" }, 'did you mean "startDate"?'],
    ["of a former version", { scheduleInterval: "@daily" }, '"scheduleInterval" is a former name: write "schedule".'],
    ["of a former version in Python's spelling", { schedule_interval: "@daily" }, 'write "schedule".'],
    ["of the wrong kind", { maxActiveRuns: "3" }, `"maxActiveRuns" is '3'; expected a whole number of at least 1.`],
    ["that is no duration", { dagrunTimeout: 60 }, '"dagrunTimeout" is 60; expected a duration such as { minutes: 5 }'],
    [
      "unknown among the defaults",
      { defaultArgs: { retires: 1 } },
      '"retires" is not an option of defaultArgs: did you mean "retries"?',
    ],
  ])("%s", (_what, options, message) => {
    expect(() => new Dag("example", options as DagOptions)).toThrow(message);
  });
});
