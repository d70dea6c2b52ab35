import { expect, test } from "vitest";
import { type Instant, parseInstant } from "../time/instant.ts";
import { decodeXCom } from "../xcom/decode-xcom.ts";
import { humanEventText } from "./human-event.ts";
import {
  checkHumanResponse,
  defaultHumanResponse,
  type HumanRequest,
  humanRequestProblem,
  isAskedOf,
  parseHumanRequest,
} from "./human-request.ts";

const REQUEST: HumanRequest = {
  subject: "Publish?",
  body: null,
  options: ["Yes", "No"],
  defaults: ["No"],
  multiple: false,
  params: { note: { schema: { type: "string", maxLength: 5 }, description: null, default: "-" } },
  assignedUsers: [],
};

test("an answer chooses among the options and is filled up with the defaults of its params", () => {
  const checked = checkHumanResponse(REQUEST, { chosenOptions: ["Yes"], paramsInput: {} });
  expect(checked).toEqual({ kind: "response", response: { chosenOptions: ["Yes"], paramsInput: { note: "-" } } });
});

test.each([
  { chosenOptions: [], paramsInput: {}, says: "Nothing is chosen" },
  { chosenOptions: ["Maybe"], paramsInput: {}, says: '"Maybe" is not among the options Yes, No.' },
  { chosenOptions: ["Yes", "No"], paramsInput: {}, says: "Only one of Yes, No can be chosen." },
  { chosenOptions: ["Yes"], paramsInput: { other: 1 }, says: 'The request has no input "other".' },
  { chosenOptions: ["Yes"], paramsInput: { note: "too long" }, says: "Invalid input for param note" },
])("an answer that does not fit is refused: $says", ({ says, ...response }) => {
  expect(checkHumanResponse(REQUEST, response)).toMatchObject({
    kind: "refused",
    message: expect.stringContaining(says),
  });
});

test("several options can be chosen where the request says so, none of them twice", () => {
  const request = { ...REQUEST, multiple: true };
  expect(checkHumanResponse(request, { chosenOptions: ["No", "Yes"], paramsInput: {} }).kind).toBe("response");
  expect(checkHumanResponse(request, { chosenOptions: ["No", "No"], paramsInput: {} }).kind).toBe("refused");
});

test("the defaults answer for whoever does not, and without them nobody does", () => {
  expect(defaultHumanResponse(REQUEST)).toEqual({ chosenOptions: ["No"], paramsInput: { note: "-" } });
  expect(defaultHumanResponse({ ...REQUEST, defaults: null })).toBeNull();
});

test("a request that could not be answered is refused when it is written", () => {
  expect(humanRequestProblem(REQUEST)).toBeNull();
  expect(humanRequestProblem({ ...REQUEST, options: [] })).toContain("is empty");
  expect(humanRequestProblem({ ...REQUEST, options: ["Yes", "Yes"] })).toContain("twice");
  expect(humanRequestProblem({ ...REQUEST, defaults: ["Later"] })).toContain('"Later" is not among');
  const params = { note: { schema: { type: "string" }, description: null } };
  expect(humanRequestProblem({ ...REQUEST, params })).toContain("each param needs a default");
});

test("what came from author code is a request only if it reads as one", () => {
  expect(parseHumanRequest(JSON.parse(JSON.stringify(REQUEST)))).toEqual(REQUEST);
  expect(parseHumanRequest({ ...REQUEST, options: [1] })).toBeNull();
  expect(parseHumanRequest({ ...REQUEST, defaults: ["Later"] })).toBeNull();
  expect(parseHumanRequest("Publish?")).toBeNull();
});

test("a request without names is asked of everybody, any other of those it names", () => {
  expect(isAskedOf(REQUEST, "ann")).toBe(true);
  expect(isAskedOf({ assignedUsers: ["ben"] }, "ann")).toBe(false);
});

test("the event of an answer says who gave it, and that of the defaults that nobody did", () => {
  const at = parseInstant("2026-11-21T10:00:00Z") as Instant;
  const response = { chosenOptions: ["Yes"], paramsInput: { note: "-" } };
  const answered = { ...response, respondedAt: new Date("2026-11-21T10:00:00Z") };
  expect(decodeXCom(humanEventText(response, { at, by: "ann" }))).toEqual({
    ...answered,
    respondedByUser: "ann",
    timedOut: false,
  });
  expect(decodeXCom(humanEventText(response, { at, by: null }))).toEqual({
    ...answered,
    respondedByUser: null,
    timedOut: true,
  });
});
