import { describe, expect, test } from "vitest";
import { Dag } from "../dag/dag.ts";
import { serializeDag } from "../serialize/serialize-dag.ts";

const taskIdsOf = (dag: Dag) => serializeDag(dag).tasks.map(({ taskId }) => taskId);

describe("a factory that is called again", () => {
  test("counts on from the highest number of its name", () => {
    const dag = new Dag("example", { schedule: null });
    const extract = dag.task(function extract() {
      return 1;
    });
    extract();
    extract.override({ taskId: "extract__7" })();
    extract();
    extract.override({ taskId: "extract__7" })();
    expect(taskIdsOf(dag)).toEqual(["extract", "extract__7", "extract__8", "extract__9"]);
  });

  test("counts inside a group on the full id, apart from what is outside", () => {
    const dag = new Dag("example", { schedule: null });
    const load = dag.task("load", () => 1);
    load();
    const build = () => [load(), load()];
    dag.taskGroup("g", () => {
      build();
      dag.taskGroup("inner", build);
    });
    dag.taskGroup("flat", { prefixGroupId: false }, build);
    expect(taskIdsOf(dag)).toEqual([
      "load",
      "g.load",
      "g.load__1",
      "g.inner.load",
      "g.inner.load__1",
      "load__1",
      "load__2",
    ]);
  });

  test("is refused the id of a task group, which is no task to count from", () => {
    const dag = new Dag("example", { schedule: null });
    dag.taskGroup("load", () => undefined);
    const load = dag.task("load", () => 1);
    expect(() => load()).toThrow('the task id "load" is already that of a task group');
  });
});

test("a group can be added to later, and its tasks are placed in it", () => {
  const dag = new Dag("example", { schedule: null });
  const group = dag.taskGroup("g", { defaultArgs: { retries: 2 } }, () => dag.task("first", () => 1)());
  const second = group.add(() => dag.task("second", () => 2)());
  group.result.before(second);
  const [, task] = serializeDag(dag).tasks;
  expect(task).toMatchObject({ taskId: "g.second", groupId: "g", retries: 2 });
});
