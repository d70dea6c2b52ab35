import { appendFileSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { type AttemptReport, type ExecutionApi, formatAttemptLogLine, type Workload } from "@baram/execution-api";
import { InProcessCarrier, type VirtualClock } from "@baram/testing/engine";

/** Carries attempts out in this process and writes their logs where an API server looks for them. */
export class FixtureCarrier extends InProcessCarrier {
  readonly #logFolder: string;

  constructor(clock: VirtualClock, logFolder: string) {
    super({ clock, environment: {} });
    this.#logFolder = logFolder;
  }

  override async carryOut(workload: Workload, executionApi: ExecutionApi): Promise<AttemptReport> {
    // What another case wrote under the same path is kept in memory with it.
    const before = this.findLog(workload.logPath)?.lines.length ?? 0;
    const report = await super.carryOut(workload, executionApi);
    const lines = this.findLog(workload.logPath)?.lines.slice(before) ?? [];
    const path = join(this.#logFolder, workload.logPath);
    mkdirSync(dirname(path), { recursive: true });
    appendFileSync(path, lines.map(formatAttemptLogLine).join(""));
    return report;
  }
}
