import { expect, test } from "vitest";
import { describeTotals, readLevelTotals, sumTotals } from "./totals.ts";

function aReport(counts: {
  passed?: number;
  failed?: number;
  skipped?: number;
  todo?: number;
  filesNotLoaded?: number;
}): string {
  const file = { name: "broken.test.ts", status: "failed", assertionResults: [] };
  return JSON.stringify({
    numPassedTests: counts.passed ?? 0,
    numFailedTests: counts.failed ?? 0,
    numPendingTests: counts.skipped ?? 0,
    numTodoTests: counts.todo ?? 0,
    testResults: Array.from({ length: counts.filesNotLoaded ?? 0 }, () => file),
  });
}

test("a level whose tests pass has no trouble", () => {
  expect(readLevelTotals(aReport({ passed: 3 }), 0)).toEqual({
    totals: { passed: 3, failed: 0, skipped: 0 },
    trouble: null,
    failures: [],
  });
});

test("a level that wrote no report counts as a failure", () => {
  const { totals, trouble } = readLevelTotals(null, 1);
  expect(totals.failed).toBe(1);
  expect(trouble).toBe("the level did not run");
});

test("a level in which no test ran counts as a failure", () => {
  expect(readLevelTotals(aReport({}), 0).totals.failed).toBe(1);
  expect(readLevelTotals(aReport({ skipped: 2 }), 0).totals.failed).toBe(1);
});

test("a test file that could not be loaded counts as a failed test", () => {
  expect(readLevelTotals(aReport({ passed: 3, filesNotLoaded: 1 }), 1).totals).toEqual({
    passed: 3,
    failed: 1,
    skipped: 0,
  });
});

test("each test that failed is named with its file, and each file that could not be loaded", () => {
  const report = JSON.stringify({
    numPassedTests: 1,
    numFailedTests: 1,
    numPendingTests: 0,
    numTodoTests: 0,
    testResults: [
      {
        name: "rocket.test.ts",
        status: "failed",
        assertionResults: [
          { fullName: "a rocket starts", status: "passed" },
          { fullName: "a rocket lands", status: "failed" },
        ],
      },
      { name: "broken.test.ts", status: "failed", assertionResults: [] },
    ],
  });
  expect(readLevelTotals(report, 1).failures).toEqual([
    "rocket.test.ts > a rocket lands",
    "broken.test.ts > could not be loaded",
  ]);
});

test("an error outside of the tests counts as a failure", () => {
  const { totals, trouble } = readLevelTotals(aReport({ passed: 3 }), 1);
  expect(totals).toEqual({ passed: 3, failed: 1, skipped: 0 });
  expect(trouble).toBe("an error was thrown outside of the tests");
});

test("the totals of all levels name skipped tests only when there are some", () => {
  const sum = sumTotals([readLevelTotals(aReport({ passed: 3 }), 0).totals, { passed: 1, failed: 2, skipped: 0 }]);
  expect(describeTotals(sum)).toBe("4 passed, 2 failed");
  const withSkipped = sumTotals([sum, readLevelTotals(aReport({ passed: 1, skipped: 1, todo: 1 }), 0).totals]);
  expect(describeTotals(withSkipped)).toBe("5 passed, 2 failed, 2 skipped");
});
