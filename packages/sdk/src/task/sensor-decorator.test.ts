import { expect, expectTypeOf, test } from "vitest";
import { Dag } from "../dag/dag.ts";
import type { TaskReference } from "../reference/task-reference.ts";
import { PokeReturnValue } from "../sensors/poke-result.ts";
import { serializeDag } from "../serialize/serialize-dag.ts";

test("dag.task.sensor makes a sensor whose value reaches other tasks with its type", () => {
  const dag = new Dag("d", { schedule: null });
  const waitForRows = dag.task.sensor(
    function wait_for_rows({ least }: { least: number }) {
      return new PokeReturnValue(least > 2, { rows: least });
    },
    { pokeInterval: { seconds: 5 }, mode: "reschedule" },
  );
  const found = waitForRows({ least: 3 });
  expectTypeOf(found).toExtend<TaskReference<{ rows: number } | undefined>>();
  dag.task("count", ({ rows }: { rows?: number | undefined }) => rows)({ rows: found.rows });
  const [sensor] = serializeDag(dag).tasks;
  expect(sensor).toMatchObject({
    taskId: "wait_for_rows",
    operator: "FunctionSensor",
    kind: "work",
    downstreamTaskIds: ["count"],
  });
});

test("a sensor that only says whether it is done hands nothing on", () => {
  const dag = new Dag("d", { schedule: null });
  const done = dag.task.sensor("wait", () => true)();
  expectTypeOf(done).toExtend<TaskReference<undefined>>();
});

test("an unknown option of a sensor is refused with the near match", () => {
  const dag = new Dag("d", { schedule: null });
  const spec = { pokeIntervals: { seconds: 1 } } as object;
  expect(() => dag.task.sensor("wait", () => true, spec)()).toThrow(/pokeIntervals.*pokeInterval/);
});
