import { expect, test } from "vitest";
import { chooseRunner } from "./choose-runner.ts";

function idle(name: string, given: { readonly isFresh?: boolean; readonly loaded?: readonly string[] } = {}) {
  return { name, isFresh: given.isFresh ?? false, loadedBundles: new Set(given.loaded ?? []) };
}
const SHARED = { bundleHash: "h", isFresh: false };

test("a runner that has the bundle loaded is chosen before one that was used later", () => {
  const runners = [idle("older", { loaded: ["h"] }), idle("newer", { loaded: ["other"] })];
  expect(chooseRunner(runners, SHARED)?.name).toBe("older");
});

test("without the bundle anywhere, the one used last is chosen, and fresh ones are spared", () => {
  const runners = [idle("older"), idle("newer"), idle("spare", { isFresh: true })];
  expect(chooseRunner(runners, SHARED)?.name).toBe("newer");
});

test("a fresh runner is better than none", () => {
  expect(chooseRunner([idle("spare", { isFresh: true })], SHARED)?.name).toBe("spare");
});

test("work that asks for a process of its own takes a fresh runner or none", () => {
  const need = { bundleHash: "h", isFresh: true };
  expect(chooseRunner([idle("used", { loaded: ["h"] })], need)).toBeNull();
  expect(chooseRunner([idle("used"), idle("spare", { isFresh: true })], need)?.name).toBe("spare");
});
