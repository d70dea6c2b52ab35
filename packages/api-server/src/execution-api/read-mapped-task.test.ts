import { type ExecutionApi, type ExecutionRequest, USUAL_SENSITIVE_NAMES } from "@baram/execution-api";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ApiServerFixture, aDag, aTask } from "../api-server.fixture.ts";
import { createExecutionApi } from "./create-execution-api.ts";

let fixture: ApiServerFixture;
let api: ExecutionApi;

beforeEach(async () => {
  fixture = await ApiServerFixture.open();
  api = createExecutionApi({
    store: fixture.store,
    fernet: fixture.fernet,
    clock: fixture.clock,
    environmentConnections: new Map(),
    environmentVariables: new Map(),
    sensitiveNames: USUAL_SENSITIVE_NAMES,
    readConfiguration: () => null,
  });
  const mapped = { ...aTask("m"), expansion: { kind: "literal", length: 3 } as const, downstreamTaskIds: ["r"] };
  await fixture.storeDags([aDag("d", [{ ...aTask("l"), downstreamTaskIds: ["r"] }, mapped, aTask("r")])]);
});
afterEach(() => fixture.close());

/** Runs `l` and the instances of `m`, of which the second returns nothing, and starts `r`. */
async function attemptOfReader() {
  await fixture.trigger("d", "r1", "2024-01-01T00:00:00Z");
  const started = await fixture.start();
  for (const { instance, leaseToken } of started) {
    if (instance.mapIndex === 1) continue;
    const value = instance.taskId === "l" ? "[7,8]" : String(instance.mapIndex);
    await api.answer(leaseToken, instance.id, { kind: "pushXCom", entry: { key: "return_value", value } });
  }
  await fixture.finish(started);
  const [attempt] = await fixture.start();
  if (attempt === undefined) throw new Error("r did not start.");
  return async <Request extends ExecutionRequest>(request: Request, leaseToken = attempt.leaseToken) => {
    const answered = await api.answer(leaseToken, attempt.instance.id, request);
    return answered.kind === "answer" ? answered.answer : answered.refusal.code;
  };
}

const ALL = { taskId: "m", mapIndexes: null } as const;

test("the values of a mapped task are listed, counted and found by place", async () => {
  const ask = await attemptOfReader();
  const value = (mapIndex: number) => expect.objectContaining({ taskId: "m", mapIndex, value: String(mapIndex) });
  expect(await ask({ kind: "pullXComsOfTask", key: "return_value", ...ALL })).toEqual([value(0), value(2)]);
  expect(await ask({ kind: "countReturnValues", ...ALL })).toBe(2);
  expect(await ask({ kind: "pullReturnValueAt", place: 1, ...ALL })).toEqual(value(2));
  expect(await ask({ kind: "pullReturnValueAt", place: 2, ...ALL })).toBeNull();
  expect(await ask({ kind: "getMapLengths", taskId: "m" })).toEqual([3]);
  expect(await ask({ kind: "getMapLengths", taskId: "l" })).toEqual([]);
});

test("a list is sent once to who says when it was stored", async () => {
  const ask = await attemptOfReader();
  const request = { kind: "pullReturnValueIfChanged", taskId: "l", mapIndex: -1 } as const;
  const first = await ask({ ...request, knownAt: null });
  expect(first).toMatchObject({ value: "[7,8]" });
  const { storedAt: knownAt } = first as { readonly storedAt: typeof fixture.now };
  expect(await ask({ ...request, knownAt })).toEqual({ storedAt: knownAt, value: null });
  expect(await ask({ ...request, taskId: "r", knownAt: null })).toBeNull();
});

test("an attempt without a good lease reads nothing", async () => {
  const ask = await attemptOfReader();
  expect(await ask({ kind: "countReturnValues", ...ALL }, "another")).toBe("stale-lease");
});
