import { Command } from "commander";
import { expect, test } from "vitest";
import { expandAbbreviations } from "./expand-abbreviations.ts";
import { RefusedArguments } from "./refused-arguments.ts";

function aProgram(): Command {
  const program = new Command("baram");
  program
    .command("trigger")
    .option("-r, --run-id <id>")
    .option("--replace <text>")
    .option("--replace-all")
    .option("--reset");
  return program;
}

test.each([
  [
    ["trigger", "--run", "x"],
    ["trigger", "--run-id", "x"],
  ],
  [
    ["trigger", "--run=x"],
    ["trigger", "--run-id=x"],
  ],
  [
    ["trigger", "--replace-a"],
    ["trigger", "--replace-all"],
  ],
  [
    ["trigger", "--res", "-r", "--res"],
    ["trigger", "--reset", "-r", "--res"],
  ],
  [
    ["trigger", "-rx", "--res"],
    ["trigger", "-rx", "--reset"],
  ],
  [
    ["trigger", "--", "--res"],
    ["trigger", "--", "--res"],
  ],
  [
    ["trigger", "--unknown"],
    ["trigger", "--unknown"],
  ],
  [
    ["--run", "x"],
    ["--run", "x"],
  ],
])("%j means %j", (given, meant) => {
  expect(expandAbbreviations(aProgram(), given)).toEqual(meant);
});

test("a flag's whole name is that flag although another begins with it", () => {
  expect(expandAbbreviations(aProgram(), ["trigger", "--replace", "x"])).toEqual(["trigger", "--replace", "x"]);
});

test("a prefix of several flags is refused and names them", () => {
  expect(() => expandAbbreviations(aProgram(), ["trigger", "--re"])).toThrow(RefusedArguments);
  expect(() => expandAbbreviations(aProgram(), ["trigger", "--re"])).toThrow("--replace, --replace-all, --reset");
});
