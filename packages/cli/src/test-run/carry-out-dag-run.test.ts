import { appendFileSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setImmediate as turn } from "node:timers/promises";
import { aDag } from "@baram/domain/fixture";
import type { AttemptReport, Workload } from "@baram/execution-api";
import { LifecycleFixture, SUCCESS } from "@baram/lifecycle/fixture";
import { findDagRun } from "@baram/metadata-store";
import { afterEach, beforeEach, expect, test } from "vitest";
import { configurationOf } from "../configuration/configuration.fixture.ts";
import { FakeTerminal } from "../terminal/terminal.fixture.ts";
import { carryOutDagRun } from "./carry-out-dag-run.ts";
import type { TestWorkspace } from "./test-workspace.ts";

let fixture: LifecycleFixture;
let logFolder: string;

beforeEach(async () => {
  fixture = await LifecycleFixture.open();
  logFolder = mkdtempSync(join(tmpdir(), "baram-carry-out-"));
});

afterEach(async () => {
  await fixture.close();
  rmSync(logFolder, { recursive: true });
});

/** A runner whose attempt ends when it is told to, and has written its log by then. */
class RunnerOnCommand {
  readonly begun: Promise<Workload>;
  #begin: (workload: Workload) => void = () => undefined;
  #end: (report: AttemptReport) => void = () => undefined;

  constructor() {
    this.begun = new Promise((resolve) => {
      this.#begin = resolve;
    });
  }

  runAttempt(workload: Workload): Promise<AttemptReport> {
    return new Promise((resolve) => {
      this.#end = resolve;
      this.#begin(workload);
    });
  }

  async end(): Promise<void> {
    const { logPath, taskInstanceId, leaseToken } = await this.begun;
    const lastLine = { timestamp: "2024-01-01T12:00:00Z", level: "info", message: "The task ended.", source: "baram" };
    const path = join(logFolder, logPath);
    mkdirSync(dirname(path), { recursive: true });
    appendFileSync(path, `${JSON.stringify(lastLine)}\n`);
    const at = fixture.now;
    const told = { outcome: SUCCESS, startedAt: at, endedAt: at, processId: 1 };
    this.#end({ taskInstanceId, leaseToken, ...told, renderedFields: null, renderedMapIndex: null });
    await turn();
  }
}

test("what ends while the database is asked how the run stands is written, and the run ends with it", async () => {
  await fixture.storeDag(aDag({ tasks: ["only"] }));
  const runId = await fixture.trigger();
  const { store } = fixture;
  const dagRun = await findDagRun(store.reader, { dagId: "d", runId });
  const runner = new RunnerOnCommand();
  const workspace = {
    store,
    invocation: { configuration: configurationOf({}), terminal: new FakeTerminal() },
    pools: {
      runners: runner,
      bundleFolder: { ensure: () => Promise.resolve(), locate: () => ({}) },
    },
    logFolder,
    attemptSettings: {},
  } as unknown as TestWorkspace;

  // The attempt ends between the answer to a question about the run and what is made of it.
  const executor = store.reader.getExecutor();
  const provideConnection = executor.provideConnection.bind(executor);
  executor.provideConnection = async (consumer) => {
    const answer = await provideConnection(consumer);
    await runner.end();
    return answer;
  };
  const state = await carryOutDagRun(workspace, {
    dagRunId: dagRun?.id ?? 0,
    dagId: "d",
    runId,
    jobId: 1,
    executionApi: { answer: () => Promise.reject(new Error("Nothing is asked.")) } as never,
    isMarkedSuccess: () => false,
    signal: new AbortController().signal,
  });
  expect(state).toBe("success");
});
