import { parseInstant } from "@baram/domain";
import { describe, expect, test } from "vitest";
import { Dag } from "../dag/dag.ts";
import { BashOperator } from "../operators/bash-operator.ts";
import { EmptyOperator } from "../operators/empty-operator.ts";
import { serializeDag } from "../serialize/serialize-dag.ts";
import type { TaskAlertOptions } from "./alert-options.ts";
import { Notifier } from "./notifier.ts";

class Bell extends Notifier {
  notify(): void {}
}

const ring = () => undefined;

function serializedTask(options: TaskAlertOptions) {
  const dag = new Dag("d", { schedule: null }, () => {
    new EmptyOperator({ taskId: "t", ...options });
  });
  const [task] = serializeDag(dag).tasks;
  if (task === undefined) throw new Error("The Dag has a task.");
  return task;
}

describe("a task as data", () => {
  test("says nothing of alerts where nobody is told of anything", () => {
    const task = serializedTask({});
    for (const name of ["callbacks", "email", "slaSeconds", "deadlines"]) expect(task).not.toHaveProperty(name);
  });

  test("names the events for which functions or notifiers are called", () => {
    const task = serializedTask({ onFailureCallback: [ring, new Bell()], onSkippedCallback: new Bell() });
    expect(task.callbacks).toEqual(["failure", "skipped"]);
  });

  test("is carried out although it does nothing, if somebody is told of its start or success", () => {
    expect(serializedTask({ onFailureCallback: ring }).kind).toBe("empty");
    expect(serializedTask({ onExecuteCallback: ring }).kind).toBe("work");
    expect(serializedTask({ onSuccessCallback: ring }).kind).toBe("work");
  });

  test("has the addresses of a text, parted by commas and semicolons, or of a list", () => {
    expect(serializedTask({ email: "a@x.org, b@x.org;c@x.org" }).email?.to).toEqual(["a@x.org", "b@x.org", "c@x.org"]);
    expect(serializedTask({ email: ["a@x.org"], emailOnRetry: false }).email).toEqual({
      to: ["a@x.org"],
      onFailure: null,
      onRetry: false,
    });
  });

  test("has its deadlines as references and seconds", () => {
    const task = serializedTask({
      deadline: [
        { reference: "queuedAt", interval: { minutes: 5 }, callback: ring },
        { reference: "2024-01-01", interval: { days: 1 } },
      ],
    });
    expect(task.deadlines).toEqual([
      { reference: "queuedAt", intervalSeconds: 300, hasCallback: true },
      { reference: parseInstant("2024-01-01T00:00:00Z"), intervalSeconds: 86_400, hasCallback: false },
    ]);
  });

  test("takes over what its Dag says for all of its tasks", () => {
    const dag = new Dag("d", { schedule: null, defaultArgs: { onFailureCallback: ring, sla: { hours: 1 } } }, () => {
      new EmptyOperator({ taskId: "t" });
    });
    expect(serializeDag(dag).tasks[0]).toMatchObject({ callbacks: ["failure"], slaSeconds: 3600 });
  });
});

test("a Dag as data names the events of its runs for which author code is called, and its deadlines", () => {
  const deadline = { reference: "logicalDate", interval: { hours: 2 } } as const;
  const dag = new Dag("d", { schedule: null, onFailureCallback: ring, slaMissCallback: ring, deadline });
  expect(serializeDag(dag)).toMatchObject({
    callbacks: ["failure", "slaMiss"],
    deadlines: [{ reference: "logicalDate", intervalSeconds: 7200, hasCallback: false }],
  });
});

describe("what cannot be used is refused with a sentence", () => {
  test.each<[unknown, string]>([
    [{ onFailureCallback: "ring" }, "\"onFailureCallback\" is 'ring'; expected a function, a notifier"],
    [{ email: 7 }, '"email" is 7; expected an address'],
    [{ retryIf: true }, '"retryIf" is true; expected a function of what was thrown'],
    [{ deadline: { reference: "someday", interval: { hours: 1 } } }, 'a reference that is "logicalDate"'],
    [{ deadline: { reference: "queuedAt", interval: 5 } }, "expected a deadline such as"],
  ])("%o", (options, sentence) => {
    expect(() => serializedTask(options as TaskAlertOptions)).toThrow(sentence);
  });

  test("an SLA of a mapped task", () => {
    const dag = new Dag("d", { schedule: null }, () => {
      BashOperator.partial({ taskId: "t", sla: { hours: 1 } }).expand({ bashCommand: ["a", "b"] });
    });
    expect(() => serializeDag(dag)).toThrow("a mapped task cannot have an SLA");
  });
});
