import { decodeXCom, encodeXCom, HITL_TRIGGER_CLASSPATH, type HumanRequest, resumptionOfTry } from "@baram/domain";
import { aDag, aTask } from "@baram/domain/fixture";
import { type HumanRequestRow, listHumanRequests } from "@baram/metadata-store";
import { describe, expect, test } from "vitest";
import { answerHumanRequest } from "../answer-human-request.ts";
import type { AttemptEnd } from "../batch/finished-attempt.ts";
import type { LifecycleFixture } from "../lifecycle.fixture.ts";
import { markTaskInstances } from "../mark-task-instances.ts";
import { timeOutDeferredTaskInstances } from "../time-out-deferred-task-instances.ts";

const REQUEST: HumanRequest = {
  subject: "Publish?",
  body: null,
  options: ["Yes", "No"],
  defaults: null,
  multiple: false,
  params: {},
  assignedUsers: [],
};
const YES = { chosenOptions: ["Yes"], paramsInput: {} };
const NO = { chosenOptions: ["No"], paramsInput: {} };

function asking(request: HumanRequest, timeoutSeconds: number | null): AttemptEnd {
  const encoded = encodeXCom({ request });
  const kwargs = encoded.kind === "text" ? encoded.text : "";
  const trigger = { classpath: HITL_TRIGGER_CLASSPATH, kwargs };
  return { kind: "deferred", trigger, methodName: "executeComplete", methodKwargs: null, timeoutSeconds };
}

/** A task that waits for a person. `fixture` gives the test's own. */
export function describeHumanRequests(fixture: () => LifecycleFixture): void {
  async function ask(request: Partial<HumanRequest> = {}, timeoutSeconds: number | null = null) {
    await fixture().storeDag(aDag({ tasks: [aTask("ask"), "next"], edges: ["ask > next"] }));
    const runId = await fixture().trigger();
    await fixture().startRuns();
    const [started] = await fixture().start();
    if (started === undefined) throw new Error("Nothing started.");
    await fixture().finish(started, asking({ ...REQUEST, ...request }, timeoutSeconds));
    return { runId, request: await onlyRequest() };
  }

  async function onlyRequest(): Promise<HumanRequestRow> {
    const { requests, total } = await listHumanRequests(fixture().store.reader, { limit: 10, offset: 0 });
    const [request] = requests;
    expect(total).toBe(1);
    if (request === undefined) throw new Error("Nothing was asked.");
    return request;
  }

  function answer(requestId: number, response = YES, answeredBy = "ann") {
    return fixture().store.transaction((transaction) =>
      answerHumanRequest(transaction, { requestId, response, answeredBy, now: fixture().now }),
    );
  }

  function timeOut(): Promise<number> {
    return fixture().store.transaction((transaction) =>
      timeOutDeferredTaskInstances(transaction, { now: fixture().now }),
    );
  }

  async function eventOf(runId: string): Promise<unknown> {
    const { resumption, tryNumber } = await fixture().taskInstance(runId, "ask");
    const outcome = resumptionOfTry(resumption, tryNumber)?.outcome;
    return outcome?.kind === "event" ? decodeXCom(outcome.value) : outcome;
  }

  describe("a task that asks a person", () => {
    test("waits with a request that says who made it and what can be chosen", async () => {
      const { runId, request } = await ask({ body: "The report of today.", assignedUsers: ["ann"] });
      expect(await fixture().taskInstance(runId, "ask")).toMatchObject({
        state: "deferred",
        stateReason: "Waits for a person's answer.",
      });
      expect(request).toMatchObject({
        state: "pending",
        dagId: "d",
        runId,
        taskId: "ask",
        tryNumber: 1,
        subject: "Publish?",
        body: "The report of today.",
        options: ["Yes", "No"],
        assignedUsers: ["ann"],
        expiresAt: null,
        response: null,
      });
    });

    test("goes on with the answer, in the same try, and the request keeps who gave it", async () => {
      const { runId, request } = await ask();
      expect(await answer(request.id)).toEqual({ kind: "answered" });
      expect(await fixture().taskInstance(runId, "ask")).toMatchObject({ state: "scheduled", tryNumber: 1 });
      expect(await eventOf(runId)).toMatchObject({ ...YES, respondedByUser: "ann", timedOut: false });
      expect(await onlyRequest()).toMatchObject({ state: "answered", respondedBy: "ann", response: YES });
      expect(await fixture().store.reader.selectFrom("trigger").selectAll().execute()).toEqual([]);
    });

    test("believes the first answer and refuses the second", async () => {
      const { runId, request } = await ask();
      await answer(request.id);
      expect(await answer(request.id, NO, "ben")).toMatchObject({ kind: "over", request: { respondedBy: "ann" } });
      expect(await eventOf(runId)).toMatchObject(YES);
    });

    test("is answered once by two who answer in the same moment", async () => {
      const { request } = await ask();
      const outcomes = await Promise.all([answer(request.id), answer(request.id, NO, "ben")]);
      expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(["answered", "over"]);
    });

    test("goes on with its defaults when its time is over, and nobody is said to have answered", async () => {
      const { runId, request } = await ask({ defaults: ["No"] }, 60);
      expect(request.expiresAt).not.toBeNull();
      expect(await timeOut()).toBe(0);
      fixture().pass(61);
      expect(await timeOut()).toBe(1);
      expect(await eventOf(runId)).toMatchObject({ ...NO, respondedByUser: null, timedOut: true });
      expect(await onlyRequest()).toMatchObject({ state: "defaulted", respondedBy: null, response: NO });
      expect(await answer(request.id)).toMatchObject({ kind: "over" });
    });

    test("fails for its time where it has no defaults, and the request is withdrawn", async () => {
      const { runId } = await ask({}, 60);
      fixture().pass(61);
      expect(await timeOut()).toBe(1);
      expect(await eventOf(runId)).toEqual({ kind: "timeout", of: "trigger" });
      expect(await onlyRequest()).toMatchObject({ state: "withdrawn", response: null });
    });

    test("withdraws its request when somebody marks it", async () => {
      const { runId, request } = await ask();
      await fixture().store.transaction((transaction) =>
        markTaskInstances(transaction, {
          dagId: "d",
          runId,
          taskIds: ["ask"],
          mapIndexes: null,
          state: "success",
          includeUpstream: false,
          includeDownstream: false,
          includePast: false,
          includeFuture: false,
          isDryRun: false,
          now: fixture().now,
        }),
      );
      expect(await onlyRequest()).toMatchObject({ state: "withdrawn" });
      expect(await answer(request.id)).toMatchObject({ kind: "over" });
      expect(await fixture().taskInstance(runId, "ask")).toMatchObject({ state: "success" });
    });

    test("is found among those that wait, and an answer to what was never asked is for nobody", async () => {
      const { request } = await ask();
      const page = { limit: 10, offset: 0 };
      const { reader } = fixture().store;
      expect((await listHumanRequests(reader, { ...page, state: "pending", dagIds: ["d"] })).total).toBe(1);
      expect((await listHumanRequests(reader, { ...page, state: "pending", dagIds: ["other"] })).total).toBe(0);
      expect((await listHumanRequests(reader, { ...page, state: "answered" })).total).toBe(0);
      expect(await answer(request.id + 1)).toEqual({ kind: "not-found" });
    });
  });
}
