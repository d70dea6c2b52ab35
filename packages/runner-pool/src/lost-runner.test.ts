import { expect, test } from "vitest";
import { explainLostRunner } from "./lost-runner.ts";

const EXIT = { code: null, signal: null, errorOutput: "", announced: null };

test("an exhausted heap is recognized by what the process said last", () => {
  const errorOutput = "FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory";
  const lost = explainLostRunner({ ...EXIT, signal: "SIGABRT", errorOutput }, 512);
  expect(lost.errorKind).toBe("OutOfMemory");
  expect(lost.message).toContain("the 512 MB of heap");
});

test("a SIGKILL that nobody here sent points at the system's memory", () => {
  const { message } = explainLostRunner({ ...EXIT, signal: "SIGKILL" }, 512);
  expect(message).toContain("killed by SIGKILL; the operating system does that when memory runs out");
});

test("an exit is told with its code, and with its line where the runner could say it", () => {
  const place = { line: 7, column: 1, frame: "frame", stack: null };
  const known = explainLostRunner({ ...EXIT, code: 3, announced: { code: 3, place } }, 512);
  expect(known).toMatchObject({ errorKind: "ProcessExit", place });
  expect(known.message).toContain("exited with code 3");
  expect(known.message).toContain("at line 7");
  expect(explainLostRunner({ ...EXIT, code: 3 }, 512).message).not.toContain("at line");
});
