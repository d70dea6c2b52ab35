import { Dag, FunctionSensor, TriggerDagRunOperator } from "@baram/sdk";
import { expect, test } from "vitest";
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
