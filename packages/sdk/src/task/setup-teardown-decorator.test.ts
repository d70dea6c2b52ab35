import { expect, test } from "vitest";
import { Dag } from "../dag/dag.ts";
import { serializeDag } from "../serialize/serialize-dag.ts";

test("dag.task.setup and dag.task.teardown mark what they place, in groups too", () => {
  const dag = new Dag("example", { schedule: null });
  dag.taskGroup("g", () => {
    const made = dag.task.setup("make", () => "x")();
    const clear = dag.task.teardown("clear", () => undefined, { setups: made, onFailureFailDagRun: true });
    clear();
  });
  const [setup, teardown] = serializeDag(dag).tasks;
  expect(setup).toMatchObject({ taskId: "g.make", isSetup: true, downstreamTaskIds: ["g.clear"] });
  expect(teardown).toMatchObject({
    taskId: "g.clear",
    isTeardown: true,
    onFailureFailDagRun: true,
    triggerRule: "all_done_setup_success",
  });
});

test("an option that a teardown does not have is refused", () => {
  const dag = new Dag("example", { schedule: null });
  const spec = { onFailureFailDag: true };
  expect(() => dag.task.teardown("clear", () => undefined, spec as object)).toThrow(
    '"onFailureFailDag" is not an option of dag.task.teardown',
  );
});
