import { expect, test } from "vitest";
import { dagRunStatesThatAllow, nextDagRunState } from "./dag-run-transition.ts";

test("a run is queued, runs and ends", () => {
  expect(nextDagRunState("queued", "start")).toBe("running");
  expect(nextDagRunState("running", "succeed")).toBe("success");
  expect(nextDagRunState("running", "fail")).toBe("failed");
});

test("a run that another scheduler has started is not started twice", () => {
  expect(nextDagRunState("running", "start")).toBeNull();
});

test("a queued run neither succeeds nor fails by itself", () => {
  expect(nextDagRunState("queued", "succeed")).toBeNull();
  expect(nextDagRunState("queued", "fail")).toBeNull();
});

test("only a finished run is queued again", () => {
  expect(dagRunStatesThatAllow("queue")).toEqual(["success", "failed"]);
});

test("a user's mark is written over every state but its own", () => {
  expect(dagRunStatesThatAllow("markSuccess")).toEqual(["queued", "running", "failed"]);
  expect(dagRunStatesThatAllow("markFailed")).toEqual(["queued", "running", "success"]);
  expect(dagRunStatesThatAllow("markQueued")).toEqual(["running", "success", "failed"]);
});
