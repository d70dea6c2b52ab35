/** How many tests ended how. */
export interface Totals {
  readonly passed: number;
  readonly failed: number;
  /** Includes tests marked `todo`. */
  readonly skipped: number;
}

/** What a level came to. */
export interface LevelTotals {
  readonly totals: Totals;
  /** Why the level failed although each of its tests passed; counted as one failure. `null` when it did not. */
  readonly trouble: string | null;
  /** The tests that failed, each as `file > name`; the level's own output, where the reason stands, may be long ago. */
  readonly failures: readonly string[];
}

/** One file of Vitest's JSON report. */
interface VitestFile {
  readonly name: string;
  readonly status: string;
  readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
}

/** The part of Vitest's JSON report that is read here. */
interface VitestReport {
  readonly success: boolean;
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly VitestFile[];
}

/**
 * Reads the outcome of one level.
 *
 * Nothing may fail unseen: a file that could not be loaded counts as a failed test, and so does a level that wrote
 * no report, ran no test, or ended with an error outside of its tests.
 *
 * @param report Vitest's JSON report, or `null` when none was written.
 */
export function readLevelTotals(report: string | null, exitCode: number): LevelTotals {
  if (report === null) {
    return { totals: { passed: 0, failed: 1, skipped: 0 }, trouble: "the level did not run", failures: [] };
  }
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(
    report,
  ) as VitestReport;
  const filesNotLoaded = testResults.filter((file) => file.status === "failed" && file.assertionResults.length === 0);
  const totals: Totals = {
    passed: numPassedTests,
    failed: numFailedTests + filesNotLoaded.length,
    skipped: numPendingTests + numTodoTests,
  };
  const failures = testResults.flatMap(failuresOf);
  if (totals.failed > 0) return { totals, trouble: null, failures };
  const failed = { ...totals, failed: 1 };
  if (totals.passed === 0) return { totals: failed, trouble: "no test ran", failures };
  if (exitCode !== 0) return { totals: failed, trouble: "an error was thrown outside of the tests", failures };
  return { totals, trouble: null, failures };
}

function failuresOf({ name, status, assertionResults }: VitestFile): readonly string[] {
  if (status === "failed" && assertionResults.length === 0) return [`${name} > could not be loaded`];
  return assertionResults.filter((test) => test.status === "failed").map((test) => `${name} > ${test.fullName}`);
}

/** The sum over all levels. */
export function sumTotals(all: readonly Totals[]): Totals {
  return all.reduce(
    (sum, next) => ({
      passed: sum.passed + next.passed,
      failed: sum.failed + next.failed,
      skipped: sum.skipped + next.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}

/** `12 passed, 0 failed`; skipped tests are told when there are some. */
export function describeTotals({ passed, failed, skipped }: Totals): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}
