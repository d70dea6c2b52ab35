// cspell:ignore Dely -- a slip that is found
import { describe, expect, test } from "vitest";
import { Dag } from "../dag/dag.ts";
import { EmptyOperator } from "../operators/empty-operator.ts";
import { serializeDag } from "../serialize/serialize-dag.ts";
import { chain, chainLinear, crossDownstream, edgeLabel } from "./chain.ts";
import type { DagNode } from "./dag-node.ts";

function edgesOf(dag: Dag): readonly string[] {
  return serializeDag(dag).tasks.flatMap(({ taskId, downstreamTaskIds }) =>
    downstreamTaskIds.map((downstream) => `${taskId}>${downstream}`),
  );
}

function aDagWithTasks(...taskIds: readonly string[]) {
  const dag = new Dag("example", { schedule: null });
  const tasks: Record<string, EmptyOperator> = {};
  for (const taskId of taskIds) tasks[taskId] = new EmptyOperator({ dag, taskId });
  const task = (taskId: string): EmptyOperator => tasks[taskId] ?? new EmptyOperator({ dag, taskId });
  return { dag, task };
}

describe("edges between tasks", () => {
  test("before and after take nodes and lists of nodes", () => {
    const { dag, task } = aDagWithTasks("a", "b", "c", "d");
    task("a").before(task("b"), [task("c")]);
    task("d").after(task("b"), task("c"));
    expect(edgesOf(dag)).toEqual(["a>b", "a>c", "b>d", "c>d"]);
  });

  test("a repeated edge counts once", () => {
    const { dag, task } = aDagWithTasks("a", "b");
    task("a").before(task("b"));
    task("b").after(task("a"));
    expect(edgesOf(dag)).toEqual(["a>b"]);
  });

  test("chain joins single nodes and lists, and lists of one length pairwise", () => {
    const { dag, task } = aDagWithTasks("a", "b", "c", "d", "e", "f");
    chain(task("a"), [task("b"), task("c")], [task("d"), task("e")], task("f"));
    expect(edgesOf(dag)).toEqual(["a>b", "a>c", "b>d", "c>e", "d>f", "e>f"]);
  });

  test("chain refuses neighboring lists of different lengths", () => {
    const { task } = aDagWithTasks("a", "b", "c");
    expect(() => chain([task("a"), task("b")], [task("c")])).toThrow("one has 2 and the next 1 nodes");
  });

  test("an empty list cuts a chain", () => {
    const { dag, task } = aDagWithTasks("a", "b");
    chain(task("a"), [], task("b"));
    expect(edgesOf(dag)).toEqual([]);
  });

  test("crossDownstream and chainLinear join lists all to all", () => {
    const { dag, task } = aDagWithTasks("a", "b", "c", "d");
    crossDownstream([task("a"), task("b")], [task("c"), task("d")]);
    expect(edgesOf(dag)).toEqual(["a>c", "a>d", "b>c", "b>d"]);
    const other = aDagWithTasks("a", "b", "c", "d");
    chainLinear([other.task("a"), other.task("b")], [other.task("c"), other.task("d")]);
    expect(edgesOf(other.dag)).toEqual(edgesOf(dag));
  });

  test("chainLinear refuses to join nothing", () => {
    const { task } = aDagWithTasks("a", "b");
    expect(() => chainLinear(task("a"))).toThrow("at least two");
    expect(() => chainLinear([], task("a"))).toThrow("joined nothing");
    expect(() => chainLinear(task("a"), [], task("b"))).not.toThrow();
  });

  test("an edge between two Dags is refused, naming both", () => {
    const { task } = aDagWithTasks("a");
    const elsewhere = new EmptyOperator({ dag: new Dag("other", { schedule: null }), taskId: "b" });
    expect(() => task("a").before(elsewhere)).toThrow(
      'Dag "example", task "a": an edge cannot lead from "a" to "b" of the Dag "other"',
    );
  });

  test("a result of another Dag's task is refused as an input", () => {
    const { dag } = aDagWithTasks();
    const foreign = new Dag("other", { schedule: null }).task("foreign", () => 1)();
    dag.task("work", (_inputs: { value: number }) => 1)({ value: foreign });
    expect(() => serializeDag(dag)).toThrow('it is given the result of "foreign", which belongs to the Dag "other"');
  });

  test("a factory that was not called is refused with what to do", () => {
    const { dag, task } = aDagWithTasks("a");
    const factory = dag.task("extract", () => 1);
    expect(() => chain(task("a"), factory as unknown as DagNode)).toThrow(
      'the factory "extract" was given; call it to place the task',
    );
  });

  test("a cycle is refused with its tasks when the Dag is serialized", () => {
    const { dag, task } = aDagWithTasks("a", "b", "c");
    chain(task("a"), task("b"), task("c"), task("a"));
    expect(() => serializeDag(dag)).toThrow(
      expect.objectContaining({ name: "DagCycleError", taskIds: ["a", "b", "c", "a"], dagId: "example" }),
    );
  });
});

describe("a label names the edges between its neighbors in a chain", () => {
  test("between tasks", () => {
    const { dag, task } = aDagWithTasks("a", "b", "c");
    chain(task("a"), edgeLabel("large"), task("b"), task("c"));
    expect(serializeDag(dag).edgeLabels).toEqual([{ upstreamId: "a", downstreamId: "b", label: "large" }]);
  });

  test("a later edge without a label keeps it, a later label replaces it", () => {
    const { dag, task } = aDagWithTasks("a", "b");
    chain(task("a"), edgeLabel("old"), task("b"));
    chain(task("a"), edgeLabel("new"), task("b"));
    task("a").before(task("b"));
    expect(serializeDag(dag).edgeLabels).toEqual([{ upstreamId: "a", downstreamId: "b", label: "new" }]);
  });

  test("into a group, at its join and at its roots", () => {
    const { dag, task } = aDagWithTasks("a");
    const group = dag.taskGroup("g", () => {
      new EmptyOperator({ dag, taskId: "x" });
    });
    chain(task("a"), edgeLabel("in"), group);
    expect(serializeDag(dag).edgeLabels.map(({ downstreamId }) => downstreamId)).toEqual(["g.upstream_join_id", "g.x"]);
  });
});

describe("task groups", () => {
  test("put their ids before those of their tasks, nested ones too, unless told not to", () => {
    const dag = new Dag("example", { schedule: null }, (self) => {
      self.taskGroup("outer", () => {
        new EmptyOperator({ taskId: "a" });
        self.taskGroup("inner", { tooltip: "Deep." }, () => {
          new EmptyOperator({ taskId: "b" });
        });
        self.taskGroup("plain", { prefixGroupId: false }, () => {
          new EmptyOperator({ taskId: "c" });
        });
      });
    });
    const { tasks, taskGroups } = serializeDag(dag);
    expect(tasks.map(({ taskId, groupId }) => [taskId, groupId])).toEqual([
      ["outer.a", "outer"],
      ["outer.inner.b", "outer.inner"],
      ["c", "outer.plain"],
    ]);
    expect(
      taskGroups.map(({ groupId, parentGroupId, label, tooltip }) => [groupId, parentGroupId, label, tooltip]),
    ).toEqual([
      ["outer", null, "outer", ""],
      ["outer.inner", "outer", "inner", "Deep."],
      ["outer.plain", "outer", "plain", ""],
    ]);
  });

  test("stand for their roots and leaves as these are at the moment of the statement", () => {
    const { dag, task } = aDagWithTasks("before", "after");
    const { result, ...group } = dag.taskGroup("g", () => ({
      x: new EmptyOperator({ dag, taskId: "x" }),
      y: new EmptyOperator({ dag, taskId: "y" }),
    }));
    expect(group.groupId).toBe("g");
    dag.taskGroup("late", () => new EmptyOperator({ dag, taskId: "z" })).after(task("before"));
    result.x.before(task("after"));
    expect(edgesOf(dag)).toEqual(["before>late.z", "g.x>after"]);
  });

  test("edges drawn inside a group later do not take its edges away", () => {
    const { dag, task } = aDagWithTasks("a");
    const group = dag.taskGroup("g", () => ({
      x: new EmptyOperator({ dag, taskId: "x" }),
      y: new EmptyOperator({ dag, taskId: "y" }),
    }));
    task("a").before(group);
    group.result.x.before(group.result.y);
    expect(edgesOf(dag)).toEqual(["a>g.x", "a>g.y", "g.x>g.y"]);
  });

  test("edges drawn by data inside a group count when its roots are looked for", () => {
    const { dag, task } = aDagWithTasks("a");
    const group = dag.taskGroup("g", () => {
      const made = dag.task("make", () => 1)();
      dag.task("use", (_inputs: { made: number }) => 1)({ made });
    });
    task("a").before(group);
    expect(edgesOf(dag)).toEqual(["a>g.make", "g.make>g.use"]);
  });

  test("a teardown is not the end of a group", () => {
    const { dag, task } = aDagWithTasks("after");
    const group = dag.taskGroup("g", () => {
      const create = new EmptyOperator({ dag, taskId: "create" });
      const work = new EmptyOperator({ dag, taskId: "work" });
      const remove = new EmptyOperator({ dag, taskId: "remove" }).asTeardown({ setups: create });
      chain(create, work, remove);
    });
    group.before(task("after"));
    expect(edgesOf(dag)).toContain("g.work>after");
    expect(edgesOf(dag)).not.toContain("g.remove>after");
  });

  test("an id cannot be used twice, whether by a task or a group", () => {
    const { dag } = aDagWithTasks("a");
    expect(() => dag.taskGroup("a", () => null)).toThrow('the task group id "a" is already that of a task');
  });
});

describe("defaults for tasks", () => {
  test("are merged key by key, the inner ones and the task's own winning", () => {
    const dag = new Dag(
      "example",
      { schedule: null, defaultArgs: { retries: 1, owner: "dag", queue: "dag" } },
      (self) => {
        self.taskGroup("outer", { defaultArgs: { owner: "outer", pool: "outer" } }, () => {
          self.taskGroup("inner", { defaultArgs: { pool: "inner" } }, () => {
            new EmptyOperator({ taskId: "a", queue: "own" });
          });
        });
      },
    );
    expect(serializeDag(dag).tasks[0]).toMatchObject({ retries: 1, owner: "outer", pool: "inner", queue: "own" });
  });

  test("of a group are refused when no task has such an option", () => {
    const dag = new Dag("example", { schedule: null });
    const options = { defaultArgs: { retryDely: { minutes: 1 } } } as object;
    expect(() => dag.taskGroup("g", options, () => null)).toThrow(
      '"retryDely" is not an option of the defaultArgs of the task group "g": did you mean "retryDelay"?',
    );
  });
});

describe("setups and teardowns", () => {
  test("a teardown gets its own trigger rule, marks its setups and is joined to them", () => {
    const { dag, task } = aDagWithTasks("create", "work");
    new EmptyOperator({ dag, taskId: "remove", triggerRule: "all_done" }).asTeardown({
      setups: task("create"),
      onFailureFailDagRun: true,
    });
    const [create, , remove] = serializeDag(dag).tasks;
    expect(create).toMatchObject({ isSetup: true, downstreamTaskIds: ["remove"] });
    expect(remove).toMatchObject({
      isTeardown: true,
      triggerRule: "all_done_setup_success",
      onFailureFailDagRun: true,
    });
  });

  test("a task is not both", () => {
    const { task } = aDagWithTasks("a");
    task("a").asSetup();
    expect(() => task("a").asTeardown()).toThrow(
      'Dag "example", task "a": it is a setup and cannot be a teardown as well',
    );
  });

  test("directly below a setup only the default trigger rule is possible", () => {
    const { dag, task } = aDagWithTasks("create");
    task("create")
      .asSetup()
      .before(new EmptyOperator({ dag, taskId: "work", triggerRule: "all_done" }));
    expect(() => serializeDag(dag)).toThrow(
      'task "work": its trigger rule is "all_done", but directly below the setup "create"',
    );
  });
});
