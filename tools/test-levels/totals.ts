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
}

/** The part of Vitest's JSON report that is read here. */
interface VitestReport {
  readonly success: boolean;
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[];
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
  if (report === null) return { totals: { passed: 0, failed: 1, skipped: 0 }, trouble: "the level did not run" };
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(
    report,
  ) as VitestReport;
  const filesNotLoaded = testResults.filter((file) => file.status === "failed" && file.assertionResults.length === 0);
  const totals: Totals = {
    passed: numPassedTests,
    failed: numFailedTests + filesNotLoaded.length,
    skipped: numPendingTests + numTodoTests,
  };
  if (totals.failed > 0) return { totals, trouble: null };
  if (totals.passed === 0) return { totals: { ...totals, failed: 1 }, trouble: "no test ran" };
  if (exitCode !== 0) return { totals: { ...totals, failed: 1 }, trouble: "an error was thrown outside of the tests" };
  return { totals, trouble: null };
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
