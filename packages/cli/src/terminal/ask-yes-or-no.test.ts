import { expect, test } from "vitest";
import { CommandFailure } from "../program/command-failure.ts";
import { askYesOrNo } from "./ask-yes-or-no.ts";
import { FakeTerminal } from "./terminal.fixture.ts";

test("a question is asked again until its answer is understood, in any case", async () => {
  const terminal = new FakeTerminal({ answers: ["maybe", "YES"] });
  expect(await askYesOrNo(terminal, "Sure?")).toBe(true);
  expect(terminal.output).toBe("Sure?\nPlease respond with y/yes or n/no.\nSure?\n");
});

test("no is an answer too", async () => {
  expect(await askYesOrNo(new FakeTerminal({ answers: ["n"] }), "Sure?")).toBe(false);
});

test("the end of input is a failure", async () => {
  await expect(askYesOrNo(new FakeTerminal(), "Sure?")).rejects.toThrow(CommandFailure);
});
