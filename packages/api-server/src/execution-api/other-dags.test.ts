import { type Instant, parseInstant } from "@baram/domain";
import { type ExecutionRequest, USUAL_SENSITIVE_NAMES } from "@baram/execution-api";
import { findDagRun } from "@baram/metadata-store";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ApiServerFixture, aDag, aTask } from "../api-server.fixture.ts";
import { createExecutionApi } from "./create-execution-api.ts";
import { createRehearsalExecutionApi } from "./create-rehearsal-execution-api.ts";
import type { ExecutionSurroundings } from "./execution-surroundings.ts";

const DAY = "2024-01-01T00:00:00+00:00";

let fixture: ApiServerFixture;
let surroundings: ExecutionSurroundings;
beforeEach(async () => {
  fixture = await ApiServerFixture.open();
  surroundings = {
    store: fixture.store,
    fernet: fixture.fernet,
    clock: fixture.clock,
    environmentConnections: new Map(),
    environmentVariables: new Map(),
    sensitiveNames: USUAL_SENSITIVE_NAMES,
    readConfiguration: (_section, key) => (key === "allowed_run_id_pattern" ? "^[a-z_0-9:+.T-]+$" : null),
  };
  await fixture.storeDags([aDag("d", [aTask("a")])]);
  const group = { groupId: "g", parentGroupId: null, label: "g", tooltip: "", prefixGroupId: true, tasksBefore: 1 };
  await fixture.storeDags([
    aDag("other", [aTask("x"), aTask("g.y", { groupId: "g" })], {
      taskGroups: [{ ...group, expansion: null, upstreamIds: [], downstreamIds: [] }],
      params: { count: { schema: { type: "integer" }, description: null, default: 1 } },
    }),
  ]);
});
afterEach(() => fixture.close());

/** Asks as an attempt of the Dag `d` that is running. */
async function startAttempt() {
  await fixture.trigger("d", "r1", DAY);
  const [attempt] = await fixture.start();
  if (attempt === undefined) throw new Error("Nothing started.");
  const api = createExecutionApi(surroundings);
  return async <Request extends ExecutionRequest>(request: Request) => {
    const answered = await api.answer(attempt.leaseToken, attempt.instance.id, request);
    if (answered.kind === "refused") throw new Error(answered.refusal.message);
    return answered.answer;
  };
}

function wanted(given: Partial<Extract<ExecutionRequest, { kind: "triggerDagRun" }>> = {}) {
  return {
    kind: "triggerDagRun",
    dagId: "other",
    runId: null,
    logicalDate: null,
    conf: {},
    resetsExisting: false,
    ...given,
  } as const;
}

test("a task triggers a run of another Dag, and its name stands in the run", async () => {
  const ask = await startAttempt();
  const logicalDate = parseInstant(DAY) as Instant;
  const triggered = await ask(wanted({ logicalDate, conf: { count: 2 } }));
  expect(triggered).toEqual({ kind: "triggered", runId: `manual__${DAY}`, logicalDate });
  const run = await findDagRun(fixture.store.reader, { dagId: "other", runId: `manual__${DAY}` });
  expect(run).toMatchObject({ state: "queued", runType: "manual", externalTrigger: 1, triggeredBy: "d.a" });
  expect(JSON.parse(run?.conf ?? "")).toEqual({ count: 2 });
  expect(await ask({ kind: "findDagRunState", dagId: "other", runId: `manual__${DAY}` })).toBe("queued");
  expect(await ask({ kind: "findDagRunState", dagId: "other", runId: "none" })).toBeNull();
});

test("a run of a Dag with a timetable of its author's own covers what that says", async () => {
  const schedule = { kind: "custom", className: "AfterWork", summary: "AfterWork", description: "" } as const;
  await fixture.storeDags([aDag("other", [aTask("x")], { schedule })], "other.ts");
  const logicalDate = parseInstant(DAY) as Instant;
  const start = parseInstant("2023-12-25T00:00:00Z") as Instant;
  surroundings = {
    ...surroundings,
    askAuthorsTimetable: async (_dag, at) => ({ kind: "answer", answer: { start, end: at } }),
  };
  const ask = await startAttempt();
  await ask(wanted({ logicalDate }));
  const run = await findDagRun(fixture.store.reader, { dagId: "other", runId: `manual__${DAY}` });
  expect(run).toMatchObject({ dataIntervalStart: start, dataIntervalEnd: logicalDate });
});

test("a timetable that does not answer refuses the run", async () => {
  const schedule = { kind: "custom", className: "AfterWork", summary: "AfterWork", description: "" } as const;
  await fixture.storeDags([aDag("other", [aTask("x")], { schedule })], "other.ts");
  surroundings = { ...surroundings, askAuthorsTimetable: async () => ({ kind: "failed", message: "RangeError: no" }) };
  const ask = await startAttempt();
  expect(await ask(wanted())).toEqual({
    kind: "refused",
    message: 'The timetable of the Dag "other" did not say what the run covers: RangeError: no',
  });
});

test("a run of the same date is left alone, or runs again when asked", async () => {
  await fixture.trigger("other", "first", DAY);
  await fixture.runToEnd();
  const ask = await startAttempt();
  const logicalDate = parseInstant(DAY) as Instant;
  expect(await ask(wanted({ logicalDate }))).toEqual({ kind: "exists", runId: "first" });
  expect(await ask(wanted({ logicalDate, resetsExisting: true }))).toEqual({
    kind: "triggered",
    runId: "first",
    logicalDate,
  });
  const run = await findDagRun(fixture.store.reader, { dagId: "other", runId: "first" });
  expect(run).toMatchObject({ state: "queued", clearNumber: 1 });
});

test.each([
  [{ dagId: "nowhere" }, 'There is no Dag "nowhere" that could be triggered.'],
  [{ conf: { count: "many" } }, /Invalid input for param count/],
  [{ runId: "Not This" }, /Not This/],
])("a trigger of %j is refused with a sentence", async (given, message) => {
  const ask = await startAttempt();
  expect(await ask(wanted(given))).toEqual({
    kind: "refused",
    message: typeof message === "string" ? message : expect.stringMatching(message),
  });
});

test("a task triggers no run before the start date of the Dag's defaults, also where one is there", async () => {
  const defaultStartDate = parseInstant("2024-01-02T00:00:00Z") as Instant;
  await fixture.storeDags([aDag("other", [aTask("x")], { startDate: null, defaultStartDate })], "other.ts");
  await fixture.trigger("other", "by_hand", DAY);
  const ask = await startAttempt();
  expect(await ask(wanted({ logicalDate: parseInstant(DAY), resetsExisting: true }))).toEqual({
    kind: "refused",
    message:
      "The logical date 2024-01-01T00:00:00+00:00 is before 2024-01-02T00:00:00+00:00, " +
      'the startDate in the defaultArgs of the Dag "other".',
  });
  expect(await ask(wanted({ logicalDate: defaultStartDate }))).toMatchObject({ kind: "triggered" });
});

test("what is waited for is told with its states at each date", async () => {
  await fixture.trigger("other", "first", DAY);
  await fixture.runToEnd();
  const ask = await startAttempt();
  const dates = [DAY, "2024-01-02T00:00:00+00:00"].map((text) => parseInstant(text) as Instant);
  const read = (target: Extract<ExecutionRequest, { kind: "readTargetStates" }>["target"]) =>
    ask({ kind: "readTargetStates", dagId: "other", logicalDates: dates, target });
  const [first, second] = dates;
  expect(await read({ kind: "dagRun" })).toEqual([
    { logicalDate: first, taskId: null, states: ["success"] },
    { logicalDate: second, taskId: null, states: [] },
  ]);
  expect(await read({ kind: "taskGroup", groupId: "g" })).toEqual([
    { logicalDate: first, taskId: "g.y", states: ["success"] },
    { logicalDate: second, taskId: "g.y", states: [] },
  ]);
  expect(await read({ kind: "tasks", taskIds: ["x", "none"] })).toMatchObject([
    { taskId: "x", states: ["success"] },
    { taskId: "none", states: [] },
    { states: [] },
    { states: [] },
  ]);
});

test("what does not exist is named", async () => {
  const ask = await startAttempt();
  const find = (dagId: string, target: Extract<ExecutionRequest, { kind: "findMissingTarget" }>["target"]) =>
    ask({ kind: "findMissingTarget", dagId, target });
  expect(await find("other", { kind: "dagRun" })).toBeNull();
  expect(await find("nowhere", { kind: "dagRun" })).toBe('The external Dag "nowhere" does not exist.');
  expect(await find("other", { kind: "tasks", taskIds: ["x", "z"] })).toMatch(/external task "z" does not exist/);
  expect(await find("other", { kind: "taskGroup", groupId: "h" })).toMatch(/external task group "h" does not exist/);
});

test("a task that is only tried out triggers nothing", async () => {
  const run = { dagId: "d", runId: "try", logicalDate: parseInstant(DAY) as Instant };
  const answer = await createRehearsalExecutionApi(run, surroundings).answer("", 0, wanted());
  expect(answer).toMatchObject({ kind: "answer", answer: { kind: "refused" } });
  expect(await fixture.store.reader.selectFrom("dagRun").selectAll().execute()).toEqual([]);
});
