import type { SerializedTask } from "@baram/domain";
import { describe, expect, test } from "vitest";
import { anExecution } from "../context/execution.fixture.ts";
import type { TaskContext } from "../context/task-context.ts";
import { Dag } from "../dag/dag.ts";
import { BaseOperator } from "../operators/base-operator.ts";
import type { OperatorOptions } from "../options/operator-options.ts";
import type { XComReader } from "../reference/xcom-reader.ts";
import { serializeDag } from "../serialize/serialize-dag.ts";
import { SkipTask } from "../task/signals.ts";
import { literal, type Template, templateField } from "../template/template.ts";
import { executeOperator } from "./execute-operator.ts";
import { instanceOf } from "./instance-of.ts";
import { operatorOf } from "./operator-of.ts";

/** What the other tasks stored: a value each, or what the instances of a mapped task returned. */
interface Stored {
  readonly values?: Readonly<Record<string, unknown>>;
  readonly instances?: Readonly<Record<string, readonly unknown[]>>;
  readonly asked?: string[];
}

function reader({ values = {}, instances = {}, asked = [] }: Stored): XComReader {
  return {
    pull: (taskId, key) => {
      asked.push(`pull ${taskId} ${key}`);
      const several = instances[taskId];
      if (several !== undefined) return Promise.resolve({ kind: "instances", values: several, isMappedTask: true });
      return Promise.resolve({ kind: "value", value: values[taskId] });
    },
    elements: (taskId) => {
      const several = instances[taskId];
      if (several === undefined) return Promise.resolve({ kind: "value", value: values[taskId] });
      return Promise.resolve({
        kind: "instances",
        length: () => {
          asked.push(`count ${taskId}`);
          return Promise.resolve(several.length);
        },
        at: (place) => {
          asked.push(`${taskId}[${place}]`);
          return Promise.resolve(place < several.length ? { value: several[place] } : null);
        },
      });
    },
    indexInGroup: () => Promise.resolve(1),
  };
}

/** Runs one instance of a task; a text is rendered by putting it into brackets. */
async function run(dag: Dag, taskId: string, mapIndex: number, stored: Stored = {}): Promise<unknown> {
  const { context, services, ...execution } = anExecution();
  const contextOfInstance = { ...context, ti: { ...context.ti, mapIndex } };
  const task = serializeDag(dag).tasks.find((one) => one.taskId === taskId) as SerializedTask;
  const rendering = {
    context: contextOfInstance,
    xcoms: reader(stored),
    renderText: (text: string) => `[${text}]`,
  };
  const instance = await instanceOf(operatorOf(dag, taskId), task, rendering);
  const fields = await instance.renderFields(rendering);
  return executeOperator(instance.operator, fields, { ...execution, services, context: contextOfInstance });
}

/** What each of the first instances of the task `take` is given. */
async function inputsOf(dag: Dag, count: number, stored: Stored = {}): Promise<readonly unknown[]> {
  const inputs: unknown[] = [];
  for (let mapIndex = 0; mapIndex < count; mapIndex += 1) inputs.push(await run(dag, "take", mapIndex, stored));
  return inputs;
}

function aDag() {
  const dag = new Dag("example", { schedule: null });
  const list = dag.task("list", (): number[] => [])();
  const other = dag.task("other", (): string[] => [])();
  const object = dag.task("object", (): Record<string, number> => ({}))();
  const take = dag.task("take", (inputs: { x?: unknown; y?: unknown; z?: unknown }) => inputs);
  return { dag, list, other, object, take };
}

describe("an instance is given", () => {
  test("its element of a list written in the Dag file", async () => {
    const { dag, take } = aDag();
    take.partial({ y: 10 }).expand({ x: [1, [2], { a: 3 }] });
    expect(await inputsOf(dag, 3)).toEqual([
      { x: 1, y: 10 },
      { x: [2], y: 10 },
      { x: { a: 3 }, y: 10 },
    ]);
  });

  test("one combination of several lists, the last varying fastest", async () => {
    const { dag, take, list } = aDag();
    take.expand({ z: ["a", "b"], x: list, y: [true, false] });
    const combinations = await inputsOf(dag, 8, { values: { list: [7, 8] } });
    const texts = combinations.map((inputs) => Object.values(inputs as object).join(" "));
    expect(texts).toEqual([
      "[a] 7 true",
      "[a] 7 false",
      "[a] 8 true",
      "[a] 8 false",
      "[b] 7 true",
      "[b] 7 false",
      "[b] 8 true",
      "[b] 8 false",
    ]);
  });

  test("a pair of key and value of an object", async () => {
    const { dag, take, object } = aDag();
    take.expand({ x: object });
    expect(await inputsOf(dag, 2, { values: { object: { b: 1, a: 2 } } })).toEqual([{ x: ["b", 1] }, { x: ["a", 2] }]);
  });

  test("its object of expandKwargs, whose lists are passed whole", async () => {
    const { dag, take, list } = aDag();
    take.partial({ z: 0 }).expandKwargs([{ x: 1 }, { x: list, y: [2, 3] }]);
    expect(await inputsOf(dag, 2, { values: { list: [5] } })).toEqual([
      { z: 0, x: 1 },
      { z: 0, x: [5], y: [2, 3] },
    ]);
  });

  test("what elements that are or contain references stand for", async () => {
    const { dag, take, list, other } = aDag();
    take.expand({ x: [list, [other, 1], { deep: [list] }] });
    expect(await inputsOf(dag, 3, { values: { list: [1, 2], other: ["a"] } })).toEqual([
      { x: [1, 2] },
      { x: [["a"], 1] },
      { x: { deep: [[1, 2]] } },
    ]);
  });

  test("a copy of its element, so that what it does to it no other instance sees", async () => {
    const { dag, list } = aDag();
    const push = ({ x }: { x: number[] }) => x.push(0);
    dag.task("push", push).expand({ x: list as never });
    const values = { list: [[1, 2]] };
    await run(dag, "push", 0, { values });
    expect(values.list).toEqual([[1, 2]]);
  });
});

describe("templates are rendered", () => {
  test("in what an author wrote, never in what was read", async () => {
    const { dag, take, other } = aDag();
    take.partial({ y: "{{ y }}", z: literal("{{ z }}") }).expand({ x: ["{{ x }}", other] });
    expect(await inputsOf(dag, 2, { values: { other: ["{{ ds }}"] } })).toEqual([
      { x: "[{{ x }}]", y: "[{{ y }}]", z: "{{ z }}" },
      { x: ["{{ ds }}"], y: "[{{ y }}]", z: "{{ z }}" },
    ]);
  });

  test("not in elements of an upstream list, even where partial has the same text", async () => {
    const { dag, take, other } = aDag();
    take.partial({ y: "{{ ds }}" }).expand({ x: other });
    expect(await inputsOf(dag, 1, { values: { other: ["{{ ds }}"] } })).toEqual([{ x: "{{ ds }}", y: "[{{ ds }}]" }]);
  });
});

describe("over a mapped task", () => {
  test("an instance reads its own element and asks for no length", async () => {
    const { dag, take, list } = aDag();
    take.expand({ x: list });
    const asked: string[] = [];
    expect(await run(dag, "take", 2, { instances: { list: [5, 6, 7] }, asked })).toEqual({ x: 7 });
    expect(asked).toEqual(["list[2]"]);
  });

  test("a reduce reads all values, and nothing where none was stored", async () => {
    const { dag, take, list } = aDag();
    take({ x: list });
    expect(await run(dag, "take", -1, { instances: { list: [5, 6] } })).toEqual({ x: [5, 6] });
    expect(await run(dag, "take", -1, { instances: { list: [] } })).toEqual({ x: undefined });
  });

  test("a list that has become shorter fails its instance with a sentence", async () => {
    const { dag, take, list } = aDag();
    take.expand({ x: list });
    await expect(run(dag, "take", 2, { instances: { list: [5] } })).rejects.toThrow("There is no element 2");
    await expect(run(dag, "take", 2, { values: { list: [5] } })).rejects.toThrow("has become shorter");
  });
});

describe("map", () => {
  test("changes the element of the instance, functions from left to right, waiting for each", async () => {
    const { dag, take, list } = aDag();
    take.expand({ x: list.map(async (number) => Promise.resolve(number + 1)).map((number) => `${number}!`) });
    expect(await inputsOf(dag, 2, { values: { list: [1, 2] } })).toEqual([{ x: "2!" }, { x: "3!" }]);
  });

  test("passes null on, and may skip the instance", async () => {
    const { dag, take, list } = aDag();
    const skipTwo = (number: number) => {
      if (number === 2) throw new SkipTask("two");
      return null;
    };
    take.expand({ x: list.map(skipTwo) });
    expect(await run(dag, "take", 0, { values: { list: [1, 2] } })).toEqual({ x: null });
    await expect(run(dag, "take", 1, { values: { list: [1, 2] } })).rejects.toThrow(SkipTask);
  });

  test("gives a plain call the changed list, read in one go", async () => {
    const { dag, take, list } = aDag();
    take({ x: list.map((number) => number * 2) });
    const asked: string[] = [];
    expect(await run(dag, "take", -1, { instances: { list: [1, 2, 3] }, asked })).toEqual({ x: [2, 4, 6] });
    expect(asked).toEqual(["pull list return_value"]);
  });

  test("has no elements in an object, and none in what is no list", async () => {
    const { dag, take, list } = aDag();
    take.expand({ x: list.map((number) => number) });
    const overObject = run(dag, "take", 0, { values: { list: { a: 1 } } });
    await expect(overObject).rejects.toThrow(expect.objectContaining({ name: "MissingElementError" }));
    const overNumber = run(dag, "take", 0, { values: { list: 5 } });
    await expect(overNumber).rejects.toThrow(expect.objectContaining({ name: "NotAListError" }));
  });
});

describe("zip and concat", () => {
  const values = { list: [1, 2, 3], other: ["a", "b"], object: { k: 1, l: 2 } };

  test("pair elements as far as the shortest list goes", async () => {
    const { dag, take, list, other } = aDag();
    take.expand({ x: list.zip(other) });
    take({ x: list.zip(other) });
    expect(await inputsOf(dag, 2, { values })).toEqual([{ x: [1, "a"] }, { x: [2, "b"] }]);
    expect(await run(dag, "take__1", -1, { values })).toEqual({
      x: [
        [1, "a"],
        [2, "b"],
      ],
    });
  });

  test("fill shorter lists, and objects, which have no places", async () => {
    const { dag, take, list, other, object } = aDag();
    take.expand({ x: list.zipLongest("none", other, object as never) });
    expect(await run(dag, "take", 2, { values })).toEqual({ x: [3, "none", "none"] });
    expect(await run(dag, "take", 0, { values })).toEqual({ x: [1, "a", "none"] });
  });

  test("append lists, of an object its keys", async () => {
    const { dag, take, list, object } = aDag();
    take({ x: list.concat(object as never, list) });
    expect(await run(dag, "take", -1, { values })).toEqual({ x: [1, 2, 3, "k", "l", 1, 2, 3] });
    take.expand({ x: list.concat(object as never) });
    expect(await run(dag, "take__1", 4, { values })).toEqual({ x: "l" });
  });
});

describe("expandKwargs", () => {
  test("fails an instance whose object repeats what partial gave, unless it is not strict", async () => {
    const { dag, take } = aDag();
    take.partial({ y: 1 }).expandKwargs([{ x: 1, y: 2 }] as never);
    take.partial({ y: 1 }).expandKwargs([{ x: 1, y: 2 }], { strict: false });
    await expect(run(dag, "take", 0)).rejects.toThrow('has "y", which partial gives as well');
    expect(await run(dag, "take__1", 0)).toEqual({ x: 1, y: 2 });
  });

  test("fails an instance whose object has other names than the function declared", async () => {
    const { dag } = aDag();
    const declared = dag.task("declared", (inputs: { x: number }) => inputs, { inputs: ["x"] });
    declared.expandKwargs([{ x: 1 }, { zz: 1 }] as never);
    expect(await run(dag, "declared", 0)).toEqual({ x: 1 });
    const error = expect.objectContaining({ name: "InstanceArgumentError" }) as Error;
    await expect(run(dag, "declared", 1)).rejects.toThrow(error);
  });

  test("fails an instance whose element is no object", async () => {
    const { dag, take, list } = aDag();
    take.expandKwargs(list as never);
    await expect(run(dag, "take", 0, { values: { list: [1] } })).rejects.toThrow("expected an object of arguments");
  });
});

describe("a mapped operator", () => {
  interface EchoOptions extends OperatorOptions {
    readonly value?: Template<unknown>;
    readonly times?: number;
  }
  class EchoOperator extends BaseOperator {
    static readonly optionNames: readonly string[] = ["value", "times"];
    static override readonly templateFields: readonly string[] = ["value"];
    readonly value: unknown;
    readonly #times: number;

    constructor({ value, times = 1, ...options }: EchoOptions) {
      super(options);
      if (times < 1) throw new Error("times");
      this.value = templateField(value);
      this.#times = times;
    }

    override execute({ params }: TaskContext): unknown {
      return { value: this.value, times: this.#times, params };
    }
  }

  test("is constructed for each instance, its template fields rendered unless they were read", async () => {
    const { dag, other } = aDag();
    EchoOperator.partial({ dag, taskId: "echo", times: 2 }).expand({ value: ["{{ ds }}", { deep: [other] }] });
    EchoOperator.partial({ dag, taskId: "read" }).expand({ value: other, times: [1, 3] });
    expect(await run(dag, "echo", 0)).toMatchObject({ value: "[{{ ds }}]", times: 2 });
    const values = { other: ["{{ ds }}"] };
    expect(await run(dag, "echo", 1, { values })).toMatchObject({ value: { deep: [["{{ ds }}"]] } });
    expect(await run(dag, "read", 1, { values })).toMatchObject({ value: "{{ ds }}", times: 3 });
  });

  test("has settings and params of its own in each instance", async () => {
    const { dag } = aDag();
    EchoOperator.partial({ dag, taskId: "echo", params: { a: 1, b: 2 } }).expand({
      params: [{ a: 5 }],
      doXcomPush: [false],
    });
    const task = serializeDag(dag).tasks.find(({ taskId }) => taskId === "echo") as SerializedTask;
    const { context } = anExecution({ context: { ti: { ...anExecution().context.ti, mapIndex: 0 } } });
    const rendering = { context, xcoms: reader({}), renderText: (text: string) => text };
    const instance = await instanceOf(operatorOf(dag, "echo"), task, rendering);
    expect(instance.task.doXcomPush).toBe(false);
    expect(instance.task.params).toMatchObject({ a: { default: 5 }, b: { default: 2 } });
  });

  test("fails an instance with an option that it does not have, or whose constructor refuses it", async () => {
    const { dag } = aDag();
    EchoOperator.partial({ dag, taskId: "echo" }).expandKwargs([{ colour: 1 }, { times: 0 }, { value: 1 }] as never);
    await expect(run(dag, "echo", 0)).rejects.toThrow('"colour" is not an option of EchoOperator');
    await expect(run(dag, "echo", 1)).rejects.toThrow("times");
    expect(await run(dag, "echo", 2)).toMatchObject({ value: 1 });
  });

  test("is placed once: making the operator of an instance adds nothing to the Dag", async () => {
    const { dag } = aDag();
    EchoOperator.partial({ dag, taskId: "echo" }).expand({ value: [1, 2] });
    const before = serializeDag(dag).tasks.length;
    await run(dag, "echo", 0);
    expect(serializeDag(dag).tasks).toHaveLength(before);
  });
});

describe("in a mapped group", () => {
  test("an input is that of the instance's own index, at any depth, and is not rendered", async () => {
    const { dag, take } = aDag();
    dag.taskGroup("g").expand({ path: ["{{ a }}", "{{ b }}"] }, ({ path }) => void take({ x: [path], y: "{{ ds }}" }));
    expect(await run(dag, "g.take", 1)).toEqual({ x: ["{{ b }}"], y: "[{{ ds }}]" });
  });

  test("a list that a group as a function hands on is read element by element", async () => {
    const { dag, take, list } = aDag();
    dag.taskGroup("g").call({ list, own: ["{{ a }}"] }, (inputs) => {
      take.expand({ x: inputs.list });
      take.expand({ x: inputs.own });
    });
    const asked: string[] = [];
    expect(await run(dag, "g.take", 1, { instances: { list: [5, 6] }, asked })).toEqual({ x: 6 });
    expect(asked).toEqual(["list[1]"]);
    expect(await run(dag, "g.take__1", 0)).toEqual({ x: "[{{ a }}]" });
  });

  test("constants are rendered like literals of the task, and a missing key fails the task that uses it", async () => {
    const { dag, take } = aDag();
    dag
      .taskGroup("g")
      .partial({ mode: "{{ m }}" })
      .expandKwargs([{ a: 1, b: 2 }, { a: 3 }] as { a: number; b: number }[], ({ a, b, mode }) => {
        take({ x: a, y: mode });
        take({ x: b });
      });
    expect(await run(dag, "g.take", 1)).toEqual({ x: 3, y: "[{{ m }}]" });
    const error = expect.objectContaining({ name: "MissingElementError" }) as Error;
    await expect(run(dag, "g.take__1", 1)).rejects.toThrow(error);
  });
});
