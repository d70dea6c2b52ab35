import { aDag } from "@baram/domain/fixture";
import { expect, test } from "vitest";
import { readParseResult } from "./read-parse-result.ts";

const dag = aDag({ tasks: ["task"] });

test("good Dags are read with their warnings", () => {
  const templateFiles = [{ searchPath: ["sql", 7], names: ["a.sql"] }, "b.sql"];
  const answer = { kind: "parsed", dags: [dag], warnings: ["Mind the gap.", 7], templateFiles };
  expect(readParseResult(answer)).toEqual({
    kind: "loaded",
    dags: [dag],
    warnings: ["Mind the gap."],
    templateFiles: [{ searchPath: ["sql"], names: ["a.sql"] }],
  });
});

test.each<[string, unknown, string]>([
  ["is no object", "parsed", "is not an object"],
  ["has no list of Dags", { kind: "parsed", dags: dag }, "no list of Dags"],
  ["is of no known kind", { kind: "done", dags: [] }, "no list of Dags"],
  ["has a Dag that is none", { kind: "parsed", dags: [dag, { dagId: "x" }] }, "The serialized Dag is not valid"],
  ["has a Dag twice", { kind: "parsed", dags: [dag, dag], warnings: [] }, 'The Dag "d" was sent twice.'],
])("an answer that %s is refused", (_what, answer, message) => {
  expect(readParseResult(answer)).toMatchObject({
    kind: "failed",
    error: { errorKind: "InvalidSerializedDag", message: expect.stringContaining(message) as string },
  });
});

test("a failure is passed on as far as it can be stored", () => {
  const error = { message: "a\0b", errorKind: 3, line: 2.5, column: 4, frame: "x".repeat(50_000), stack: null };
  const read = readParseResult({ kind: "failed", error });
  if (read.kind === "loaded") throw new Error("It was taken for loaded.");
  expect(read.error).toMatchObject({ message: "a�b", errorKind: "Error", line: null, column: 4, stack: null });
  expect(read.error.frame).toHaveLength(20_000);
});
