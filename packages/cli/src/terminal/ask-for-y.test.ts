import { expect, test } from "vitest";
import { CommandFailure } from "../program/command-failure.ts";
import { askForY, readY } from "./ask-for-y.ts";
import { FakeTerminal } from "./terminal.fixture.ts";

test.each([
  ["y", true],
  [" Y ", true],
  ["yes", false],
  ["n", false],
  ["", false],
])("the answer %j is %s", async (answer, isYes) => {
  const terminal = new FakeTerminal({ answers: [answer] });
  expect(await askForY(terminal, "Sure?")).toBe(isYes);
  expect(terminal.output).toBe("Sure?\n");
});

test("the end of input is a failure, also where the question stands in the line of its answer", async () => {
  await expect(askForY(new FakeTerminal(), "Sure?")).rejects.toThrow(CommandFailure);
  await expect(readY(new FakeTerminal())).rejects.toThrow(CommandFailure);
});
