import {
  type CallbackContext,
  Dag,
  EmptyOperator,
  FailTask,
  Notifier,
  SkipTask,
  type TaskOptions,
  type Template,
  templateField,
} from "@baram/sdk";
import { expect, test } from "vitest";
import { runDag } from "./run-dag.ts";
import { fails } from "./task-outcome.ts";

/** A Dag of one task, and what its callbacks were told, in order. */
function toldOf(work: (tryNumber: number) => unknown, options: TaskOptions = {}) {
  const told: string[] = [];
  const tell = (event: string) => (context: CallbackContext) => {
    const { exception, state } = context;
    told.push(`${event} ${state} ${context.ti.tryNumber} ${exception instanceof Error ? exception.message : "-"}`);
  };
  const dag = new Dag("d", { schedule: null });
  dag.task(
    "t",
    (_inputs: object, context) => {
      told.push("work");
      return work(context.ti.tryNumber);
    },
    {
      onExecuteCallback: tell("execute"),
      onSuccessCallback: tell("success"),
      onRetryCallback: tell("retry"),
      onFailureCallback: tell("failure"),
      onSkippedCallback: tell("skipped"),
      ...options,
    },
  )({});
  return { dag, told };
}

test("a task that succeeds tells before it works and when it has", async () => {
  const { dag, told } = toldOf(() => 1);
  await runDag(dag);
  expect(told).toEqual(["execute running 1 -", "work", "success success 1 -"]);
});

test("a try that fails tells of a retry while tries are left, then of the failure, with what was thrown", async () => {
  const { dag, told } = toldOf(
    (tryNumber) => {
      throw new Error(`no ${tryNumber}`);
    },
    { retries: 1 },
  );
  await runDag(dag);
  expect(told.filter((line) => !/work|execute/.test(line))).toEqual([
    "retry up_for_retry 1 no 1",
    "failure failed 2 no 2",
  ]);
});

test("a task that fails for good tells of the failure although tries are left", async () => {
  const { dag, told } = toldOf(
    () => {
      throw new FailTask("never");
    },
    { retries: 5 },
  );
  await runDag(dag);
  expect(told.at(-1)).toBe("failure failed 1 never");
});

test("a task that skips itself tells of that alone", async () => {
  const { dag, told } = toldOf(() => {
    throw new SkipTask("not today");
  });
  await runDag(dag);
  expect(told.slice(2)).toEqual(["skipped skipped 1 not today"]);
});

test("an error in a callback is logged, the next is called, and the task keeps its state", async () => {
  const told: string[] = [];
  const dag = new Dag("d", { schedule: null });
  const onSuccessCallback = [
    () => {
      throw new Error("the bell is broken");
    },
    () => told.push("second"),
  ];
  dag.task("t", () => 1, { onSuccessCallback })({});
  const run = await runDag(dag);
  expect(run.task("t").state).toBe("success");
  expect(told).toEqual(["second"]);
  expect(run.task("t").log).toContain("the bell is broken");
});

test("retryIf decides by what was thrown whether a failed try is tried again", async () => {
  const { dag, told } = toldOf(
    (tryNumber) => {
      throw new Error(tryNumber === 1 ? "busy" : "gone");
    },
    { retries: 5, retryIf: (error) => error instanceof Error && error.message === "busy" },
  );
  await runDag(dag);
  expect(told.filter((line) => !/work|execute/.test(line))).toEqual([
    "retry up_for_retry 1 busy",
    "failure failed 2 gone",
  ]);
});

class Letter extends Notifier {
  static override readonly templateFields = ["subject"];
  readonly subject: string;
  readonly #sent: string[];

  constructor(sent: string[], subject: Template<string>) {
    super();
    this.#sent = sent;
    this.subject = templateField(subject);
  }

  notify({ task }: CallbackContext): void {
    this.#sent.push(`${task.taskId}: ${this.subject}`);
  }
}

test("a notifier is told with its fields rendered, what happened among the names, and works again for the next", async () => {
  const sent: string[] = [];
  const letter = new Letter(sent, "{{ ti }} {{ exception }}");
  const dag = new Dag("d", { schedule: null, defaultArgs: { onFailureCallback: letter } });
  for (const taskId of ["a", "b"]) {
    dag.task(taskId, () => {
      throw new Error(`${taskId} broke`);
    })({});
  }
  await runDag(dag, { runId: "r" });
  expect(sent.toSorted()).toEqual([
    "a: <TaskInstance: d.a r [failed]> a broke",
    "b: <TaskInstance: d.b r [failed]> b broke",
  ]);
});

test("an empty task with a success callback is carried out", async () => {
  const told: string[] = [];
  const dag = new Dag("d", { schedule: null }, () => {
    new EmptyOperator({ taskId: "t", onSuccessCallback: (context) => told.push(context.ti.taskId) });
  });
  await runDag(dag);
  expect(told).toEqual(["t"]);
});

test("callbacks of a Dag are told how its run ended, with the context of an instance", async () => {
  const told: string[] = [];
  const tell = ({ reason, state, runId, task }: CallbackContext) =>
    told.push(`${reason} ${state} ${runId} ${task.taskId}`);
  const dag = new Dag("d", { schedule: null, onSuccessCallback: tell, onFailureCallback: [tell] });
  dag.task("good", () => 1)({});
  dag.task("bad", () => 2)({});
  await runDag(dag, { runId: "r1" });
  await runDag(dag, { runId: "r2", outcomes: { bad: fails("no") } });
  expect(told).toEqual([expect.stringContaining("success success r1"), "task_failure failed r2 bad"]);
});

test("a callback of a Dag reads what its tasks stored, and what it throws changes nothing", async () => {
  const told: unknown[] = [];
  const onSuccessCallback = async (context: CallbackContext) => {
    told.push(await context.ti.xcomPull({ taskIds: "t" }));
    throw new Error("too late");
  };
  const dag = new Dag("d", { schedule: null, onSuccessCallback });
  dag.task("t", () => 7)({});
  expect((await runDag(dag)).state).toBe("success");
  expect(told).toEqual([7]);
});

test("a deadline that is missed is told of once, and one that is met is not", async () => {
  const told: string[] = [];
  const callback = ({ reason, task }: CallbackContext) => told.push(`${reason} ${task.taskId}`);
  const dag = new Dag("d", { schedule: null });
  const deadline = { reference: "queuedAt", interval: { minutes: 1 }, callback } as const;
  dag.task("quick", () => 1, { deadline })({});
  dag.task(
    "slow",
    (_inputs: object, context) => {
      if (context.ti.tryNumber === 1) throw new Error("not yet");
    },
    { deadline, retries: 1, retryDelay: { minutes: 5 } },
  )({});
  await runDag(dag);
  expect(told).toEqual(["deadline_missed slow"]);
});
