import { HITL_TRIGGER_CLASSPATH } from "@baram/domain";
import { DEFAULT_ATTEMPT_SETTINGS } from "@baram/execution-api";
import { expect, test } from "vitest";
import { humanRequestInContext } from "./human-request-in-context.ts";

const KEY = { dagId: "daily report", runId: "manual__2026-11-06T00:00:00+00:00", taskId: "ask", mapIndex: -1 };
const REQUEST = {
  subject: "Publish?",
  body: null,
  options: ["Yes", "No"],
  defaults: null,
  multiple: false,
  params: {},
  assignedUsers: [],
};
const TRIGGER = { classpath: HITL_TRIGGER_CLASSPATH, kwargs: JSON.stringify({ request: REQUEST }) };

test("whoever is told of a question is told where it is answered", () => {
  const settings = { ...DEFAULT_ATTEMPT_SETTINGS, baseUrl: "https://baram.example.org" };
  expect(humanRequestInContext(TRIGGER, { key: KEY, settings })).toEqual({
    subject: "Publish?",
    body: null,
    options: ["Yes", "No"],
    url: "https://baram.example.org/inbox?dag=daily%20report&run=manual__2026-11-06T00%3A00%3A00%2B00%3A00&task=ask",
  });
  const mapped = humanRequestInContext(TRIGGER, { key: { ...KEY, mapIndex: 2 }, settings });
  expect(mapped?.url).toContain("&task=ask&index=2");
});

test("without an address of the web UI there is no link, and other triggers ask nobody", () => {
  const settings = DEFAULT_ATTEMPT_SETTINGS;
  expect(humanRequestInContext(TRIGGER, { key: KEY, settings })?.url).toBeNull();
  expect(
    humanRequestInContext({ classpath: "baram.DateTimeTrigger", kwargs: "{}" }, { key: KEY, settings }),
  ).toBeNull();
});
