import type { DateOrRunId } from "../../arguments/date-argument.ts";
import type { InspectOptions } from "../../arguments/inspector-argument.ts";
import { readJsonObject } from "../../arguments/json-argument.ts";
import { scalarText } from "../../output/python-text.ts";
import { CommandFailure } from "../../program/command-failure.ts";
import type { Terminal } from "../../terminal/terminal.ts";
import { rehearseTask } from "./rehearse-task.ts";

/** What `baram tasks test` was given. */
export interface TestTaskOptions extends InspectOptions {
  readonly dagId: string;
  readonly taskId: string;
  /** Defaults to now. */
  readonly dateOrRunId: DateOrRunId | undefined;
  /** Which instance of a mapped task. */
  readonly mapIndex?: number;
  readonly taskParams?: string;
  readonly envVars?: string;
  /** Whether the template fields are rendered and nothing else is done. */
  readonly dryRun?: boolean;
  readonly verbose?: boolean;
}

/** Runs one task in a runner: no dependencies, no retries, nothing stored. A task that skips itself has not failed. */
export async function testTask(terminal: Terminal, options: TestTaskOptions): Promise<number> {
  const { taskParams, envVars, dryRun = false, ...given } = options;
  const params = readJsonObject(taskParams, "--task-params");
  const environment = environmentOf(envVars);
  const rehearsal = { ...given, event: "cli_task_test", params, environment, rendersOnly: dryRun };
  const { outcome } = await rehearseTask(terminal, rehearsal);
  if (outcome.kind !== "failed") return 0;
  throw new CommandFailure(outcome.message);
}

/** Parity: the variable that tells a test is set only when variables are given. */
function environmentOf(text: string | undefined): Readonly<Record<string, string>> {
  if (text === undefined) return {};
  const given = Object.entries(readJsonObject(text, "--env-vars"));
  return { ...Object.fromEntries(given.map(([name, value]) => [name, scalarText(value)])), AIRFLOW_TEST_MODE: "True" };
}
