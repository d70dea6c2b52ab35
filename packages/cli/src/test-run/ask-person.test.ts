import type { HumanRequest } from "@baram/domain";
import { expect, test } from "vitest";
import { FakeTerminal } from "../terminal/terminal.fixture.ts";
import { askPersonOn } from "./ask-person.ts";

const REQUEST: HumanRequest = {
  subject: "Publish?",
  body: "The report of today.",
  options: ["Yes", "No"],
  defaults: null,
  multiple: false,
  params: { copies: { schema: { type: "integer", minimum: 1 }, description: "How many?", default: 1 } },
  assignedUsers: [],
};

function aTerminal(answers: readonly string[], columns: number | null = 80) {
  return Object.assign(new FakeTerminal({ answers }), { columns });
}

test("a question is asked on the terminal and answered by number, with what is to be filled in", async () => {
  const terminal = aTerminal(["1", "3"]);
  expect(await askPersonOn(terminal)(REQUEST)).toEqual({
    response: { chosenOptions: ["Yes"], paramsInput: { copies: 3 } },
    answeredBy: "ann",
  });
  expect(terminal.output).toBe("\nPublish?\nThe report of today.\n  1  Yes\n  2  No\nNumber or name: How many? [1]: ");
});

test("an answer that does not fit is said to, and the question is asked again", async () => {
  const terminal = aTerminal(["Maybe", "", "no", "0", "No", ""]);
  expect((await askPersonOn(terminal)(REQUEST))?.response).toEqual({
    chosenOptions: ["No"],
    paramsInput: { copies: 1 },
  });
  expect(terminal.output).toContain('"Maybe" is not among the options Yes, No.');
  expect(terminal.output).toContain('"no" is not among the options Yes, No.');
});

test("several options are named with commas between, and nothing stands for the defaults", async () => {
  const request = { ...REQUEST, multiple: true, params: {} };
  expect((await askPersonOn(aTerminal(["2, Yes"]))(request))?.response.chosenOptions).toEqual(["No", "Yes"]);
  const defaults = ["No"];
  expect((await askPersonOn(aTerminal([""]))({ ...request, defaults }))?.response.chosenOptions).toEqual(["No"]);
});

test("nobody is asked where the output goes elsewhere, nor at the end of the input", async () => {
  const elsewhere = aTerminal(["1"], null);
  expect(await askPersonOn(elsewhere)(REQUEST)).toBeNull();
  expect(elsewhere.output).toBe("");
  expect(await askPersonOn(aTerminal([]))(REQUEST)).toBeNull();
});

test("two questions at once are asked one after the other", async () => {
  const terminal = aTerminal(["Yes", "", "No", ""]);
  const ask = askPersonOn(terminal);
  const answers = await Promise.all([ask(REQUEST), ask({ ...REQUEST, subject: "Really?" })]);
  expect(answers.map((answer) => answer?.response.chosenOptions)).toEqual([["Yes"], ["No"]]);
  expect(terminal.output.indexOf("Really?")).toBeGreaterThan(terminal.output.indexOf("How many?"));
});
