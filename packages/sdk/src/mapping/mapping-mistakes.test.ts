// cspell:ignore Comand strikt -- slips that are found
import { beforeEach, describe, expect, test } from "vitest";
import { Dag } from "../dag/dag.ts";
import { BashOperator } from "../operators/bash-operator.ts";
import { serializeDag } from "../serialize/serialize-dag.ts";

/* The mistakes of authors who write without a compiler: each has an error of its own, with a sentence that says what was found, what was expected and what to do. */

interface LooseFactory {
  (inputs?: object): LooseReference;
  partial(constants: unknown): LooseFactory;
  expand(lists?: unknown): LooseReference;
  expandKwargs(objects: unknown, options?: object): LooseReference;
}

interface LooseReference {
  map(change: unknown): LooseReference;
  zip(...others: unknown[]): LooseReference;
  concat(...others: unknown[]): LooseReference;
  xcom(key: unknown): LooseReference;
}

let dag: Dag;
beforeEach(() => {
  dag = new Dag("example", { schedule: null });
});

function task(taskId = "work", spec: object = {}): LooseFactory {
  return dag.task(taskId, () => [1], spec) as unknown as LooseFactory;
}

function list(): LooseReference {
  return task("list")();
}

function bash(options: object = {}): LooseFactory {
  const given = { dag, taskId: "bash", ...options };
  return BashOperator.partial(given) as unknown as LooseFactory;
}

const IN_TASK = 'Dag "example", task "work": ';

describe("expand is refused", () => {
  test("without anything to expand over", () => {
    const error = { name: "NothingToExpandError" };
    expect(() => task().expand({})).toThrow(expect.objectContaining(error));
    expect(() => task().expand({})).toThrow(`${IN_TASK}expand was given nothing to expand over; expected named lists`);
  });

  test.each([5, "abc", true, null, undefined, new Date(0), new Set([1])])("over %s", (value) => {
    expect(() => task().expand({ x: value })).toThrow(expect.objectContaining({ name: "NotExpandableError" }));
    expect(() => task().expand({ x: value })).toThrow("expected a list, an object or a reference");
  });

  test("over what is no object of named lists", () => {
    expect(() => task().expand([1, 2])).toThrow("expand was given [ 1, 2 ]; expected named arguments");
    expect(() => task().expand(list())).toThrow("expected named arguments");
  });

  test("with names that the function did not declare", () => {
    const declared = task("work", { inputs: ["path"] });
    expect(() => declared.expand({ pth: [1] })).toThrow('"pth" is not an argument of this task: did you mean "path"?');
    expect(() => declared.expand({ a: [1], b: [1] })).toThrow(
      '"a", "b" are not arguments of this task: it has "path".',
    );
    expect(() => declared.partial({ c: 1 })).toThrow(expect.objectContaining({ name: "UnknownArgumentError" }));
  });

  test("with names of the context", () => {
    expect(() => task().expand({ ds: ["a"], ti: [1] })).toThrow('"ds", "ti" are context variables');
    expect(() => task().partial({ params: 1 })).toThrow(expect.objectContaining({ name: "ContextVariableError" }));
  });

  test("over another XCom than what a task returned, also inside a list and in zip", () => {
    const key = list().xcom("k");
    const error = expect.objectContaining({ name: "MappedKeyError" }) as Error;
    expect(() => task().expand({ x: key })).toThrow(error);
    expect(() => task().expand({ x: [key, 2] })).toThrow(error);
    expect(() => task().expand({ x: task("other")().zip(key) })).toThrow(error);
    const inGroup = () => dag.taskGroup("g").call({ key }, (inputs) => void task().expand({ x: inputs.key }));
    expect(inGroup).toThrow(error);
    expect(() => task().expand({ x: key })).toThrow("return the list from the task");
  });

  test("over an upstream list with the trigger rule always, which would not wait for it", () => {
    const always = task("work", { triggerRule: "always" });
    expect(() => always.expand({ x: list() })).toThrow(expect.objectContaining({ name: "AlwaysExpandedError" }));
    expect(() => task("literal", { triggerRule: "always" }).expand({ x: [1] })).not.toThrow();
  });

  test("inside a mapped group", () => {
    const inside = () => dag.taskGroup("g").expand({ y: [1, 2] }, () => void task().expand({ x: [1] }));
    const error = {
      name: "MappedInsideMappedGroupError",
      message: expect.stringContaining('mapped task group "g"') as unknown,
    };
    expect(inside).toThrow(expect.objectContaining(error));
  });
});

test("the same argument in two calls of partial is refused", () => {
  const twice = () => task().partial({ x: 1 }).partial({ x: 2 });
  expect(twice).toThrow(expect.objectContaining({ name: "DuplicateArgumentError" }));
});

test.each([5, "abc", null, { x: 1 }, [1, 2], ["a"], [{ x: 1 }, 3], [[1]]])(
  "expandKwargs is refused over %o",
  (value) => {
    expect(() => task().expandKwargs(value)).toThrow(expect.objectContaining({ name: "NotAListOfObjectsError" }));
    expect(() => bash().expandKwargs(value)).toThrow("expected a reference, or a list of objects");
  },
);

test("an option of expandKwargs that does not exist is refused, and one of another type", () => {
  const wrong = () => task().expandKwargs([{ x: 1 }], { strikt: false });
  expect(wrong).toThrow('"strikt" is not an option of expandKwargs: did you mean "strict"?');
  expect(() => bash().expandKwargs([{ bashCommand: "a" }], { strict: 0 })).toThrow("expected true or false");
});

describe("of an operator", () => {
  test.each(["taskId", "pool", "queue", "retries", "triggerRule", "executionTimeout", "docMd", "startDate"])(
    "the option %s cannot be expanded over",
    (name) => {
      const expanding = () => bash({ bashCommand: "a" }).expand({ [name]: ["a"] });
      expect(expanding).toThrow(expect.objectContaining({ name: "UnmappableOptionError" }));
    },
  );

  test("an option that partial gave cannot be expanded over, params apart", () => {
    expect(() => bash({ bashCommand: "a" }).expand({ bashCommand: ["b"] })).toThrow("was given in partial already");
    expect(() => bash({ bashCommand: "a", params: { a: 1 } }).expand({ params: [{ a: 2 }] })).not.toThrow();
  });

  test("options that do not exist are refused with what was probably meant", () => {
    expect(() => bash().expand({ bashComand: ["a"] })).toThrow('did you mean "bashCommand"?');
    expect(() => bash({ colour: "red" })).toThrow('partial names "colour", which is not an option of BashOperator');
  });

  test("the options of partial are read while the file loads", () => {
    expect(() => bash({ retries: "many" }).expand({ bashCommand: ["a"] })).toThrow("\"retries\" is 'many'");
  });

  test("a reference in partial belongs into a template field", () => {
    bash({ skipOnExitCode: list() }).expand({ bashCommand: ["a"] });
    expect(() => serializeDag(dag)).toThrow('"skipOnExitCode" holds a reference, but BashOperator does not render it');
  });
});

describe("a reference", () => {
  test("is no list while the file loads", () => {
    const iterate = (reference: LooseReference) => () => Array.from(reference as unknown as Iterable<unknown>);
    expect(iterate(list())).toThrow(expect.objectContaining({ name: "ReferenceIterationError" }));
    expect(iterate(task("other")().map(() => 1))).toThrow("expand a task over it");
  });

  test("goes through functions, not through tasks", () => {
    expect(() => list().map(task("other"))).toThrow('map was given the task "other"; expected a plain function');
    expect(() => list().map(5)).toThrow(expect.objectContaining({ name: "MapFunctionError" }));
  });

  test("to another key has no map, zip and concat", () => {
    const key = list().xcom("k");
    const error = expect.objectContaining({ name: "MappedKeyError" }) as Error;
    expect(() => key.map(() => 1)).toThrow(error);
    expect(() => key.zip(list())).toThrow(error);
    expect(() => key.concat(list())).toThrow(error);
  });

  test("is zipped and joined with references only", () => {
    expect(() => list().zip([1])).toThrow("zip was given a value of type object; expected further references");
    expect(() => list().concat()).toThrow("concat was given nothing");
  });

  test("has keys that are texts", () => {
    expect(() => list().xcom(0)).toThrow("the key given to xcom is 0; expected a text");
  });
});

describe("a task group", () => {
  test("is refused what a task is refused", () => {
    const build = () => 1;
    const maker = dag.taskGroup("g") as unknown as {
      partial(constants: object): { expand(lists: unknown, build: unknown): unknown };
      expand(lists: unknown, build: unknown): unknown;
      expandKwargs(objects: unknown, build: unknown): unknown;
    };
    expect(() => maker.expand({}, build)).toThrow(expect.objectContaining({ name: "NothingToExpandError" }));
    expect(() => maker.expand({ x: 5 }, build)).toThrow(expect.objectContaining({ name: "NotExpandableError" }));
    expect(() => maker.expandKwargs(5, build)).toThrow(expect.objectContaining({ name: "NotAListOfObjectsError" }));
    expect(() => maker.partial({ x: 1 }).expand({ x: [1] }, build)).toThrow('was given "x" in partial already');
    expect(() => maker.expand({ x: [1] }, undefined)).toThrow("has no function that makes its tasks");
  });

  test("that is mapped returns what its own tasks return", () => {
    const outside = list();
    const made = () => dag.taskGroup("g").expand({ x: [1] }, ({ x }) => ({ x, outside }));
    const message: unknown = expect.stringContaining("return the result of one of its tasks");
    expect(made).toThrow(expect.objectContaining({ name: "UnsupportedGroupValueError", message }));
  });

  test("inside a mapped one is expanded over a list that is the same for all of its indexes", () => {
    dag.taskGroup("outer").expand({ x: [[1], [2]] }, ({ x }) => {
      dag.taskGroup("inner").expand({ y: x }, ({ y }) => task()({ y }));
    });
    expect(() => serializeDag(dag)).toThrow('it is expanded over "x", which the task group "outer" has another one of');
  });

  test("inside a mapped one is not expanded over what a task beside it returns", () => {
    dag.taskGroup("outer").expand({ x: [1, 2] }, () => {
      const inside = dag.task("list", () => [1])();
      dag.taskGroup("inner").expand({ y: inside }, ({ y }) => task()({ y }));
    });
    expect(() => serializeDag(dag)).toThrow('the mapped task group "outer.inner" is expanded over "outer.list"');
  });
});
