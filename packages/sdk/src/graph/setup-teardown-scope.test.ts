import { describe, expect, test } from "vitest";
import { Dag } from "../dag/dag.ts";
import { EmptyOperator } from "../operators/empty-operator.ts";
import { serializeDag } from "../serialize/serialize-dag.ts";
import type { DagNode } from "./dag-node.ts";
import { setupTeardownScope } from "./setup-teardown-scope.ts";

function aDag() {
  const dag = new Dag("example", { schedule: null });
  const task = (taskId: string) => new EmptyOperator({ dag, taskId });
  const edges = () =>
    serializeDag(dag)
      .tasks.flatMap(({ taskId, downstreamTaskIds }) => downstreamTaskIds.map((below) => `${taskId}>${below}`))
      .sort();
  const withTeardown = (setupId: string, teardownId: string) => task(teardownId).asTeardown({ setups: task(setupId) });
  return { dag, task, edges, withTeardown };
}

describe("the scope of a teardown", () => {
  test("puts its setups before the first tasks of the work and itself after the last", () => {
    const { task, edges, withTeardown } = aDag();
    withTeardown("s", "t").scope(() => {
      task("w1").before(task("w2"));
    });
    expect(edges()).toEqual(["s>t", "s>w1", "w1>w2", "w2>t"]);
  });

  test("draws edges from references inside it before it looks for the first and last tasks", () => {
    const { dag, edges, withTeardown } = aDag();
    withTeardown("s", "t").scope(() => {
      const made = dag.task("make", () => 1)();
      dag.task("use", ({ made }: { made: number }) => made)({ made });
    });
    expect(edges()).toEqual(["make>use", "s>make", "s>t", "use>t"]);
  });

  test("leaves out tasks that have an upstream or a downstream outside, unless all have", () => {
    const { task, edges, withTeardown } = aDag();
    const teardown = withTeardown("s", "t");
    const [w1, w2] = [task("w1"), task("w2")];
    task("x").before(w1);
    teardown.scope((scope) => scope.add(w1, w2));
    expect(edges()).toEqual(["s>t", "s>w2", "w1>t", "w2>t", "x>w1"]);
    const other = aDag();
    const chained = other.withTeardown("s", "t");
    const [v1, v2] = [other.task("v1"), other.task("v2")];
    other.task("x").before(v1);
    chained.scope((scope) => {
      scope.add(v1, v2);
      v1.before(v2);
    });
    expect(other.edges()).toEqual(["s>t", "s>v1", "v1>v2", "v2>t", "x>v1"]);
  });

  test("inside another one lies between the setup and the teardown of that", () => {
    const { task, edges, withTeardown } = aDag();
    const [outer, inner] = [withTeardown("s", "t"), withTeardown("s2", "t2")];
    outer.scope(() => {
      task("w");
      inner.scope(() => void task("w2"));
    });
    expect(edges()).toEqual(["s2>t2", "s2>w2", "s>s2", "s>t", "s>w", "t2>t", "w2>t2", "w>t"]);
  });

  test("leaves setups and teardowns that are made in it where they are", () => {
    const { task, edges, withTeardown } = aDag();
    withTeardown("s", "t").scope(() => {
      task("t2").asTeardown({ setups: task("s2") });
      task("w");
    });
    expect(edges()).toEqual(["s2>t2", "s>t", "s>w", "w>t"]);
  });

  test("inside another one of the same setup puts only the teardowns in order", () => {
    const { task, edges } = aDag();
    const setup = task("s");
    const [outer, inner] = ["t", "t2"].map((taskId) => task(taskId).asTeardown({ setups: setup }));
    outer?.scope(() => inner?.scope(() => void task("w")));
    expect(edges()).toEqual(["s>t", "s>t2", "s>w", "t2>t", "w>t2"]);
  });

  test("without work changes nothing", () => {
    const { edges, withTeardown } = aDag();
    expect(withTeardown("s", "t").scope(() => "done")).toBe("done");
    expect(edges()).toEqual(["s>t"]);
  });

  test("takes only the setups of the first of several teardowns", () => {
    const { task, edges, withTeardown } = aDag();
    setupTeardownScope([withTeardown("s", "t"), withTeardown("s2", "t2")], () => void task("w"));
    expect(edges()).toEqual(["s2>t2", "s>t", "s>w", "w>t", "w>t2"]);
  });
});

test("the scope of a setup ends with its teardown", () => {
  const { task, edges } = aDag();
  const setup = task("s");
  task("t").asTeardown({ setups: setup });
  setup.scope(() => void task("w"));
  expect(edges()).toEqual(["s>t", "s>w", "w>t"]);
});

test("the scope of a reference is that of its task", () => {
  const { dag, edges } = aDag();
  const cluster = dag.task.setup(function create_cluster() {
    return "cluster-1";
  })();
  const remove = dag.task.teardown(function delete_cluster(_inputs: { name?: string }) {
    return undefined;
  });
  remove({ name: cluster }).scope(() => {
    dag.task("run_query", ({ name }: { name: string }) => name)({ name: cluster });
  });
  expect(edges()).toEqual(["create_cluster>delete_cluster", "create_cluster>run_query", "run_query>delete_cluster"]);
});

describe("a scope is refused", () => {
  test("for a task that is neither setup nor teardown, and for a mixture", () => {
    const { task, withTeardown } = aDag();
    expect(() => task("a").scope(() => undefined)).toThrow('task "a": a scope is that of setups or of teardowns');
    const mixed: DagNode[] = [withTeardown("s", "t"), task("s2").asSetup()];
    expect(() => setupTeardownScope(mixed, () => undefined)).toThrow('task "s2": a scope is that of');
  });

  test("when its function is async, for its later tasks would be in no scope", () => {
    const { withTeardown } = aDag();
    expect(() => withTeardown("s", "t").scope(async () => undefined)).toThrow('the scope of "t" is async');
  });
});
