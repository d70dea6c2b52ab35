import { expect, test } from "vitest";
import { FollowingTab } from "./browser-live-stream.ts";
import type { LiveEvent } from "./live-event.ts";

const EVENTS: readonly LiveEvent[] = [{ kind: "human-requests" }];

/** A tab that knows everything up to a cursor, and what it has noticed. */
function aTab(cursor: string) {
  const noticed: string[] = [];
  const tab = new FollowingTab(cursor, {
    onEvents: (events) => noticed.push(`${events.length} event`),
    onStatus: (status) => noticed.push(status.kind),
    onGap: () => noticed.push("gap"),
  });
  return { tab, noticed };
}

test("a tab takes what joins what it knows, and leads on from there", () => {
  const { tab, noticed } = aTab("a-5");
  tab.hear({ kind: "status", status: { kind: "live" }, upTo: "a-4" });
  tab.hear({ kind: "events", events: EVENTS, after: "a-4", upTo: "a-6" });
  tab.hear({ kind: "events", events: EVENTS, after: "a-6", upTo: "a-10" });
  expect(noticed).toEqual(["live", "1 event", "1 event"]);
  expect(tab.cursor).toBe("a-10");
});

test("a tab reads again once when the other one heard something before it was there", () => {
  const { tab, noticed } = aTab("a-5");
  tab.hear({ kind: "status", status: { kind: "live" }, upTo: "a-9" });
  tab.hear({ kind: "events", events: EVENTS, after: "a-9", upTo: "a-10" });
  expect(noticed).toEqual(["gap", "live", "1 event"]);
});

test("a tab reads again when events do not join what it knows", () => {
  const { tab, noticed } = aTab("a-5");
  tab.hear({ kind: "events", events: EVENTS, after: "a-7", upTo: "a-8" });
  expect(noticed).toEqual(["gap"]);
  expect(tab.cursor).toBe("a-8");
});

test("a cursor of another server leads nowhere, whatever its number is", () => {
  const { tab, noticed } = aTab("a-5");
  tab.hear({ kind: "status", status: { kind: "live" }, upTo: "b-1" });
  expect(noticed).toEqual(["gap", "live"]);
  expect(tab.cursor).toBe("b-1");
});

test("a tab reads again when the other one has to", () => {
  const { tab, noticed } = aTab("a-5");
  tab.hear({ kind: "gap", upTo: "a-3" });
  expect(noticed).toEqual(["gap"]);
  expect(tab.cursor).toBe("a-3");
});
