import type { AttemptReport, BundleLocation, ExecutionApi, Workload } from "@baram/execution-api";

/** Carries attempts out: in this process, or in runner processes. */
export interface AttemptCarrier {
  /** Where the bundle is that a stored Dag file names by its hash. */
  locateBundle(bundle: { readonly hash: string; readonly relativePath: string }): BundleLocation;
  /** Resolves with the report, whatever author code does. */
  carryOut(workload: Workload, executionApi: ExecutionApi): Promise<AttemptReport>;
}
