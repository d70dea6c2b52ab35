import { formatInstant, type Instant, type Json, type JsonObject } from "@baram/domain";
import type { DateArgument } from "../../arguments/date-argument.ts";
import { readJsonObject } from "../../arguments/json-argument.ts";
import type { TriggerOutcome } from "../../installation/installation.ts";
import { formatRows, type Row } from "../../output/format-rows.ts";
import type { OutputFormat } from "../../output/output-format.ts";
import { CommandFailure } from "../../program/command-failure.ts";
import { withInstallation } from "../../program/with-installation.ts";
import { say, type Terminal } from "../../terminal/terminal.ts";
import { dagNotFound } from "./get-known-dag.ts";
import { expectAnEnd, waitForDagRun } from "./wait-for-dag-run.ts";

/** What `baram dags trigger` was given. */
export interface TriggerDagOptions {
  readonly dagId: string;
  readonly conf?: string;
  readonly execDate?: DateArgument;
  readonly runId?: string;
  readonly replaceMicroseconds: boolean;
  readonly wait?: boolean;
  readonly timeout?: number;
  /** The ids of tasks, by comma. */
  readonly result?: string;
  readonly output: OutputFormat;
  readonly verbose?: boolean;
}

/** What is printed of a run, in this order. */
const COLUMNS = [
  "conf",
  "dag_id",
  "dag_run_id",
  "data_interval_start",
  "data_interval_end",
  "end_date",
  "external_trigger",
  "last_scheduling_decision",
  "logical_date",
  "run_type",
  "start_date",
  "state",
] as const;

const DATE_COLUMNS: readonly string[] = [
  "data_interval_start",
  "data_interval_end",
  "end_date",
  "last_scheduling_decision",
  "logical_date",
  "start_date",
];

/** Creates a queued run and prints it; where that is asked for, when it is over. */
export async function triggerDag(terminal: Terminal, options: TriggerDagOptions): Promise<number> {
  const { dagId, wait = false } = options;
  const conf = readJsonObject(options.conf, "--conf");
  const logicalDate = logicalDateText(options, terminal.clock.now());
  const runId = options.runId ?? `manual__${logicalDate}`;
  const event = { event: "cli_dag_trigger", dagId, readsDagFiles: true, verbose: options.verbose };
  return withInstallation(terminal, event, async (installation) => {
    if (wait) await expectAnEnd(installation, options);
    const dagRun = runOf(await installation.triggerDagRun({ dagId, runId, logicalDate, conf }), {
      dagId,
      runId,
      logicalDate,
    });
    if (!wait) {
      terminal.write(formatRows([rowOf(dagRun)], options.output, terminal.columns));
      return 0;
    }
    const end = await waitForDagRun(terminal, installation, { ...options, runId });
    if (options.result !== undefined) say(terminal, JSON.stringify(end.results));
    else {
      const ended = await installation.findDagRun(dagId, runId);
      terminal.write(formatRows([rowOf(ended ?? dagRun)], options.output, terminal.columns));
    }
    return end.state === "success" ? 0 : 1;
  });
}

/** The run that was created. Throws {@link CommandFailure} where none was. */
function runOf(
  outcome: TriggerOutcome,
  { dagId, runId, logicalDate }: { readonly dagId: string; readonly runId: string; readonly logicalDate: string },
): JsonObject {
  switch (outcome.kind) {
    case "created":
      return outcome.dagRun;
    case "dag-not-found":
      throw dagNotFound(dagId);
    case "taken": {
      const date = shownDate(logicalDate);
      throw new CommandFailure(`A Dag run already exists for Dag ${dagId} at ${date} or with run id ${runId}.`);
    }
    case "refused":
      throw new CommandFailure(outcome.message);
  }
}

/** Parity: the fraction of a second is cut unless it is asked for, of a given date and of now. */
function logicalDateText({ execDate, replaceMicroseconds }: TriggerDagOptions, now: Instant): string {
  const text = execDate?.text ?? formatInstant(now);
  return replaceMicroseconds ? text.replace(/\.\d+/, "") : text;
}

function rowOf(dagRun: JsonObject): Row {
  return Object.fromEntries(COLUMNS.map((name) => [name, cellOf(name, dagRun[name] ?? null)]));
}

function cellOf(name: string, value: Json): Json {
  return typeof value === "string" && DATE_COLUMNS.includes(name) ? shownDate(value) : value;
}

/** Parity: with a blank where the wire has a `T`. */
function shownDate(text: string): string {
  return text.replace("T", " ");
}
