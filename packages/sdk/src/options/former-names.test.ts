import { describe, expect, test } from "vitest";
import { Dag } from "../dag/dag.ts";
import * as sdk from "../index.ts";
import { EmptyOperator } from "../operators/empty-operator.ts";

describe("a name of an older version is refused with today's", () => {
  test.each([
    ["schedule_interval", 'write "schedule"'],
    ["concurrency", 'write "maxActiveTasks"'],
    ["fail_stop", 'write "failFast"'],
    ["render_template_as_native_obj", 'write "renderTemplateAsNativeObject"'],
    ["template_searchpath", 'write "templateSearchPath"'],
    ["jinja_environment_kwargs", 'write "jinjaEnvironmentOptions"'],
  ])("%s of a Dag", (name, remedy) => {
    expect(() => new Dag("d", { [name]: "x" })).toThrow(`"${name}" is a former name: ${remedy}.`);
  });

  test.each([
    ["provide_context", "every handler is given the context as its second argument; take it out"],
    ["python_callable", 'write "callable"'],
    ["op_kwargs", 'write "inputs"'],
    ["xcom_push", 'write "doXcomPush"'],
    ["task_concurrency", 'write "maxActiveTisPerDag"'],
  ])("%s of a task", (name, remedy) => {
    const dag = new Dag("d", { schedule: null });
    const make = () => new EmptyOperator({ dag, taskId: "t", [name]: "x" });
    expect(make).toThrow(`Dag "d", task "t": "${name}" is a former name: ${remedy}.`);
  });

  test.each([
    ["PythonOperator", "use dag.task or FunctionOperator"],
    ["BranchPythonOperator", "use dag.task.branch or BranchOperator"],
    ["DummyOperator", "use EmptyOperator"],
    ["SubDagOperator", "use dag.taskGroup"],
    ["PythonVirtualenvOperator", 'use dag.task with isolation: "process"'],
    ["PythonSensor", "use dag.task.sensor or FunctionSensor"],
    ["SimpleHttpOperator", "use HttpOperator of the provider for HTTP"],
    ["PostgresOperator", "use SqlExecuteQueryOperator of the provider for SQL"],
  ])("the operator %s", (name, remedy) => {
    const Former = Reflect.get(sdk, name) as new (options: object) => unknown;
    expect(() => new Former({ taskId: "t" })).toThrow(`${name} is a former name: ${remedy}.`);
  });
});

test("an option of defaultArgs that no task has is refused, with the near match", () => {
  const make = (defaultArgs: object) => () => new Dag("d", { schedule: null, defaultArgs });
  expect(make({ retires: 2 })).toThrow('"retires" is not an option of defaultArgs: did you mean "retries"?');
  expect(make({ depends_on_past: true })).toThrow('did you mean "dependsOnPast"?');
});
