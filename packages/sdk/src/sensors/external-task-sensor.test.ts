import { formatInstant, type TargetStates } from "@baram/domain";
import { expect, test } from "vitest";
import { anExecution } from "../context/execution.fixture.ts";
import { executeWithContext } from "../context/execution.ts";
import type { OtherDags } from "../context/other-dags.ts";
import { signalOf } from "../task/signals.ts";
import { ExternalTaskSensor, type ExternalTaskSensorOptions } from "./external-task-sensor.ts";

type Asked = Parameters<OtherDags["readTargetStates"]>[0];

/** Takes one look at a Dag whose targets are all in some states. */
async function look(
  options: Omit<ExternalTaskSensorOptions, "taskId" | "externalDagId">,
  states: TargetStates["states"],
  missing: string | null = null,
) {
  const asked: Asked[] = [];
  const execution = anExecution({
    otherDags: {
      readTargetStates: (wait) => {
        asked.push(wait);
        return Promise.resolve(wait.logicalDates.map((logicalDate) => ({ logicalDate, taskId: "t", states })));
      },
      findMissingTarget: () => Promise.resolve(missing),
    },
  });
  const sensor = new ExternalTaskSensor({ taskId: "wait", externalDagId: "other", ...options });
  const end = await executeWithContext(execution, () => sensor.poke(execution.context)).then(
    (isDone) => ({ isDone, thrown: null }),
    (error: unknown) => ({ isDone: null, thrown: error }),
  );
  return {
    ...end,
    asked: asked.map(({ target, logicalDates }) => ({ target, dates: logicalDates.map(formatInstant) })),
  };
}

const SAME_DATE = "2026-11-06T00:00:00+00:00";

test.each([
  [{}, { kind: "dagRun" }],
  [{ externalTaskId: "a" }, { kind: "tasks", taskIds: ["a"] }],
  [{ externalTaskIds: ["a", "b"] }, { kind: "tasks", taskIds: ["a", "b"] }],
  [{ externalTaskGroupId: "g" }, { kind: "taskGroup", groupId: "g" }],
])("with %j it waits for %j at its own logical date", async (options, target) => {
  expect(await look(options, ["success"])).toMatchObject({ isDone: true, asked: [{ target, dates: [SAME_DATE] }] });
  expect((await look(options, [])).isDone).toBe(false);
});

test("it looks at an earlier or a later date, or at those that a function gives", async () => {
  const earlier = await look({ externalTaskId: "a", executionDelta: { hours: 4 } }, ["success"]);
  expect(earlier.asked[0]?.dates).toEqual(["2026-11-05T20:00:00+00:00"]);
  const later = await look({ externalTaskId: "a", executionDelta: { hours: -4 } }, ["success"]);
  expect(later.asked[0]?.dates).toEqual(["2026-11-06T04:00:00+00:00"]);
  const executionDateFn = (date: Date) => [date, new Date("2026-11-01T00:00:00Z")];
  const several = await look({ externalTaskId: "a", executionDateFn }, ["success"]);
  expect(several.asked[0]?.dates).toEqual([SAME_DATE, "2026-11-01T00:00:00+00:00"]);
});

test("a failure is waited out unless failing is a failed state", async () => {
  expect((await look({ externalTaskId: "a" }, ["failed"])).isDone).toBe(false);
  const failed = await look({ externalTaskId: "a", failedStates: ["failed"] }, ["failed"]);
  expect(failed.thrown).toMatchObject({ name: "ExternalTaskError" });
  expect(signalOf(failed.thrown)).toBeNull();
  const skipped = await look({ externalTaskId: "a", skippedStates: ["failed"] }, ["failed"]);
  expect(signalOf(skipped.thrown)?.kind).toBe("skip");
});

test("what does not exist fails it at once when asked", async () => {
  expect((await look({ externalTaskId: "a" }, [], "There is none.")).isDone).toBe(false);
  const checked = await look({ externalTaskId: "a", checkExistence: true }, [], "There is none.");
  expect(checked.thrown).toMatchObject({ name: "ExternalTaskError", message: "There is none." });
  expect(signalOf(checked.thrown)).toBeNull();
});

test("what would fail it skips it where it fails softly", async () => {
  const options = { externalTaskId: "a", softFail: true };
  const failed = await look({ ...options, failedStates: ["failed"] }, ["failed"]);
  const missing = await look({ ...options, checkExistence: true }, [], "There is none.");
  expect([failed, missing].map(({ thrown }) => signalOf(thrown)?.kind)).toEqual(["skip", "skip"]);
});

test("a template of tasks that comes to something other than a list of texts fails the look with a sentence", async () => {
  const { thrown } = await look({ externalTaskIds: "{{ params.tasks }}" as never }, ["success"]);
  expect(String(thrown)).toContain("expected a list of texts, or one task in externalTaskId");
});

test.each([
  [{ externalTaskId: "a", externalTaskGroupId: "g" }, /more than one of externalTaskId/],
  [{ executionDelta: { hours: 1 }, executionDateFn: (date: Date) => date }, /"executionDelta" and "executionDateFn"/],
  [{ externalTaskIds: ["a", "a"] }, /names a task twice/],
  [
    { externalTaskIds: "a" as never },
    /"externalTaskIds" is 'a'; expected a list of texts, or one task in externalTaskId/,
  ],
  [{ externalTaskId: "a", failedStates: ["success"] }, /a state is in more than one/],
  [{ failedStates: ["skipped"] }, /"skipped" is not a state of what it waits for; expected some of queued, running/],
])("%j is refused", (options, message) => {
  expect(() => new ExternalTaskSensor({ taskId: "wait", externalDagId: "other", ...options })).toThrow(message);
});
