import {
  BaseOperator,
  BaseTrigger,
  Dag,
  DateTimeSensor,
  type Deferral,
  defer,
  FunctionSensor,
  getVariable,
  type OperatorOptions,
  type TriggerContext,
  TriggerDagRunOperator,
} from "@baram/sdk";
import { expect, test } from "vitest";
import { runTask } from "../run-task/run-task.ts";
import { runDag } from "./run-dag.ts";

test("a sensor's waits pass at once, and other tasks go on meanwhile", async () => {
  const dag = new Dag("d");
  const seen: string[] = [];
  let isThere = false;
  new FunctionSensor({ taskId: "wait", dag, callable: () => isThere, pokeInterval: { minutes: 10 } });
  dag.task("deliver", () => {
    seen.push("deliver");
    isThere = true;
  })();
  const run = await runDag(dag);
  expect(run.state).toBe("success");
  expect(seen).toEqual(["deliver"]);
  expect(run.task("wait")).toMatchObject({ state: "success", tryNumber: 1 });
});

test("a sensor that reschedules itself looks again in the same try", async () => {
  const dag = new Dag("d");
  let looks = 0;
  new FunctionSensor({ taskId: "wait", dag, mode: "reschedule", callable: () => ++looks === 3 });
  expect((await runDag(dag)).task("wait")).toMatchObject({ state: "success", tryNumber: 1 });
  expect(looks).toBe(3);
});

test.each(["poke", "reschedule"] as const)(
  "in mode %s a sensor whose time is over fails without a retry",
  async (mode) => {
    const dag = new Dag("d");
    const timing = { pokeInterval: { minutes: 30 }, timeout: { hours: 6 }, retries: 3 };
    new FunctionSensor({ taskId: "wait", dag, mode, callable: () => false, ...timing });
    const run = await runDag(dag);
    expect(run.task("wait")).toMatchObject({ state: "failed", tryNumber: 1 });
    expect(run.task("wait").error).toMatch(
      /SensorTimeoutError: The sensor found nothing within its timeout of 21600 s/,
    );
  },
);

test.each([{ minutes: 30 }, { hours: 10 }])(
  "a deferred sensor that looks every %j fails without a retry when its time is over",
  async (pokeInterval) => {
    const dag = new Dag("d");
    const timing = { pokeInterval, timeout: { hours: 6 }, retries: 3 };
    new FunctionSensor({ taskId: "wait", dag, deferrable: true, callable: () => false, ...timing });
    const run = await runDag(dag);
    expect(run.task("wait")).toMatchObject({ state: "failed", tryNumber: 1 });
    expect(run.task("wait").error).toMatch(
      /SensorTimeoutError: The sensor found nothing within its timeout of 21600 s/,
    );
  },
);

test("instances of a mapped sensor wait one after the other", async () => {
  const dag = new Dag("d");
  const looks = new Map<string, number>();
  const wait = dag.task.sensor("wait", ({ name }: { name: string }) => {
    looks.set(name, (looks.get(name) ?? 0) + 1);
    return (looks.get(name) ?? 0) > 2;
  });
  wait.expand({ name: ["a", "b", "c"] });
  expect((await runDag(dag)).state).toBe("success");
  expect(Object.fromEntries(looks)).toEqual({ a: 3, b: 3, c: 3 });
});

test("a trigger of a Dag that is not there fails with a sentence", async () => {
  const dag = new Dag("d");
  new TriggerDagRunOperator({ taskId: "trigger", dag, triggerDagId: "other" });
  expect((await runDag(dag)).task("trigger").error).toMatch(/There is no Dag "other" that could be triggered/);
});

class AnswerTrigger extends BaseTrigger<string> {
  readonly minutes: number;

  constructor(options: { readonly minutes: number }) {
    super(options);
    this.minutes = options.minutes;
  }

  override async *run({ sleep }: TriggerContext): AsyncIterable<string> {
    await sleep({ minutes: this.minutes });
    yield await getVariable("answer");
  }
}

interface AskOptions extends OperatorOptions {
  readonly question: string;
  readonly timeoutMinutes?: number;
}

class AskOperator extends BaseOperator {
  static override readonly templateFields = ["question"];
  static override readonly triggers = [AnswerTrigger];
  readonly question: string;
  readonly timeoutMinutes: number;

  constructor({ question, timeoutMinutes = 90, ...options }: AskOptions) {
    super(options);
    this.question = question;
    this.timeoutMinutes = timeoutMinutes;
  }

  override execute(): Deferral<string> {
    const timeout = { minutes: this.timeoutMinutes };
    return defer({
      trigger: new AnswerTrigger({ minutes: 60 }),
      resumeWith: this.readAnswer,
      kwargs: { asked: [this.question] },
      timeout,
    });
  }

  readAnswer(answer: string, _context: unknown, { asked }: { readonly asked: readonly string[] }): string {
    return `${asked[0] ?? ""} ${this.question} ${answer}`;
  }
}

const VARIABLES = { answer: "42" };

test("a deferred task waits in the test, on its clock, and goes on with its event", async () => {
  const dag = new Dag("d");
  new AskOperator({ taskId: "ask", dag, question: "{{ ds }}" });
  const asked = (await runDag(dag, { logicalDate: "2024-01-02", variables: VARIABLES })).task("ask");
  expect(asked).toMatchObject({ state: "success", tryNumber: 1, result: "2024-01-02 2024-01-02 42" });
});

test("a deferral whose time is over fails, and is tried again", async () => {
  const dag = new Dag("d");
  new AskOperator({ taskId: "ask", dag, question: "?", timeoutMinutes: 30, retries: 1 });
  const asked = (await runDag(dag, { variables: VARIABLES })).task("ask");
  expect(asked).toMatchObject({ state: "failed", tryNumber: 2 });
  expect(asked.error).toMatch(/Trigger\/execution timeout: AnswerTrigger had no event/);
});

test("a trigger that fails, fails its task with what it threw", async () => {
  const dag = new Dag("d");
  new AskOperator({ taskId: "ask", dag, question: "?" });
  expect((await runDag(dag)).task("ask").error).toMatch(/TriggerFailedError: .*The variable "answer" does not exist/);
});

test("an operator that does not name its trigger is told to", async () => {
  class Forgetful extends AskOperator {
    static override readonly triggers = [];
  }
  const { error } = await runTask(new Forgetful({ taskId: "ask", question: "?" }));
  expect(error).toMatch(/add it to its class, static readonly triggers = \[AnswerTrigger\]/);
});

test("one deferred task alone is tried out to its end", async () => {
  const asked = await runTask(new AskOperator({ taskId: "ask", question: "?" }), { variables: VARIABLES });
  expect(asked).toMatchObject({ state: "success", result: "? ? 42" });
});

test("deferrable sensors look beside one another, those of a mapped task among them", async () => {
  const dag = new Dag("d", { startDate: "2024-01-01" });
  const options = { deferrable: true, pokeInterval: { minutes: 10 } };
  new DateTimeSensor({ taskId: "noon", dag, targetTime: "{{ ds }}T12:00:00", ...options });
  const looks = new Map<string, number>();
  const wait = dag.task.sensor(
    "wait",
    ({ name }: { name: string }) => {
      looks.set(name, (looks.get(name) ?? 0) + 1);
      return (looks.get(name) ?? 0) > 2;
    },
    options,
  );
  wait.expand({ name: ["a", "b", "c"] });
  expect((await runDag(dag)).state).toBe("success");
  expect(Object.fromEntries(looks)).toEqual({ a: 3, b: 3, c: 3 });
});
