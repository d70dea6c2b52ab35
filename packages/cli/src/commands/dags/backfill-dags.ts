import { readPattern } from "../../arguments/pattern-argument.ts";
import { isBelow } from "../../arguments/subdirectory.ts";
import type { Installation } from "../../installation/installation.ts";
import type { BackfillOfApi, BackfillPlanOfApi, BackfillWish } from "../../installation/installation-backfills.ts";
import { openInstallation } from "../../installation/open-installation.ts";
import { findRunningServer } from "../../installation/server-transport.ts";
import { commandLogger } from "../../logging/command-logger.ts";
import { CommandFailure } from "../../program/command-failure.ts";
import { type Invocation, readInvocation } from "../../program/invocation.ts";
import { askYesOrNo } from "../../terminal/ask-yes-or-no.ts";
import { INTERRUPTED } from "../../terminal/run-with-interrupt.ts";
import { complain, say, type Terminal } from "../../terminal/terminal.ts";
import { serverOptions } from "../servers/server-options.ts";
import { type BackfillOptions, checkBackfillOptions, wishOfOptions } from "./backfill-options.ts";
import { followBackfill } from "./follow-backfill.ts";

/** The installation, and who works its back-fills off. */
interface BackfillPlace {
  readonly installation: Installation;
  readonly worksOff: "this-command" | "scheduler" | "nobody";
  stop(): Promise<void>;
}

/**
 * Makes a back-fill for each of the Dags and shows how far it has come until it is over. Beside a running server the
 * server works it off; without one this process does.
 */
export async function backfillDags(terminal: Terminal, options: BackfillOptions): Promise<number> {
  checkBackfillOptions(options);
  const invocation = readInvocation(terminal);
  const place = await openPlace(invocation, options);
  const leaving = new AbortController();
  const release = terminal.onInterrupt(() => {
    if (leaving.signal.aborted) terminal.exit(INTERRUPTED);
    leaving.abort();
  });
  try {
    let exitCode = 0;
    for (const dagId of await chooseDagIds(place.installation, invocation, options)) {
      if (leaving.signal.aborted) return INTERRUPTED;
      const one = await backfillDag(terminal, place, { dagId, options, signal: leaving.signal });
      exitCode = Math.max(exitCode, one);
    }
    return exitCode;
  } finally {
    release();
    await place.stop();
  }
}

async function openPlace(invocation: Invocation, options: BackfillOptions): Promise<BackfillPlace> {
  const logger = commandLogger(invocation.terminal, options);
  const server = await findRunningServer(invocation.folders.home);
  if (server !== null && options.local === true) {
    throw new CommandFailure(
      `A server is running at ${server.address} and works back-fills off; leave out -l, or stop the server.`,
    );
  }
  if (server !== null || options.dryRun === true) {
    const installation = await openInstallation(invocation, { readsDagFiles: true, logger });
    return {
      installation,
      worksOff: server === null ? "nobody" : "scheduler",
      stop: () => installation.close(),
    };
  }
  // The server's packages take a moment to load, which a command beside a server is spared.
  const { startForBackfills } = await import("../../composition/backfill-scheduler.ts");
  const { installation, hasOwnScheduler, stop } = await startForBackfills(
    serverOptions(invocation, { logger, webFolder: null }),
    invocation,
  );
  return { installation, worksOff: hasOwnScheduler ? "this-command" : "scheduler", stop };
}

async function chooseDagIds(
  installation: Installation,
  invocation: Invocation,
  options: BackfillOptions,
): Promise<readonly string[]> {
  const isPattern = options.treatDagIdAsRegex === true || options.treatDagAsRegex === true;
  const pattern = isPattern ? readPattern(options.dagId) : null;
  const isInPlace = isBelow(options.subdir, invocation);
  const dags = (await installation.listDags()).filter(({ fileloc }) => isInPlace(fileloc));
  const found = dags.map(({ dag_id: dagId }) => dagId).filter((id) => pattern?.test(id) ?? id === options.dagId);
  if (found.length > 0) return found;
  const words = isPattern ? `No Dag's id matches "${options.dagId}"` : `Dag "${options.dagId}" could not be found`;
  throw new CommandFailure(`${words}; either it does not exist or its file failed to load.`);
}

interface AskedBackfill {
  readonly dagId: string;
  readonly options: BackfillOptions;
  readonly signal: AbortSignal;
}

async function backfillDag(terminal: Terminal, place: BackfillPlace, asked: AskedBackfill): Promise<number> {
  const { dagId, options } = asked;
  const { installation } = place;
  const found = await wishOfOptions(installation, dagId, options);
  if (found.kind === "no-task-matches") {
    throw new CommandFailure(`There are no tasks that match '${options.taskRegex}' regex. Nothing to run, exiting...`);
  }
  if (options.dryRun === true) return showPlan(terminal, installation, { dagId, wish: found.wish });
  if (options.resetDagruns === true && options.yes !== true) {
    if (!(await confirmReset(terminal, installation, { dagId, wish: found.wish }))) return 0;
  }
  const made = await installation.backfills.create(dagId, found.body);
  switch (made.kind) {
    case "nothing-to-run":
      say(terminal, made.message);
      return 0;
    case "refused":
      throw new CommandFailure(made.message);
    case "created":
      return follow(terminal, place, { backfill: made.backfill, signal: asked.signal });
  }
}

/** Parity: names each task of each date. What differs from a run that is created stands on a line of its own. */
async function showPlan(
  terminal: Terminal,
  installation: Installation,
  { dagId, wish }: { readonly dagId: string; readonly wish: BackfillWish },
): Promise<number> {
  const planned = await installation.backfills.plan(dagId, wish);
  if (planned.kind === "refused") throw new CommandFailure(planned.message);
  if (planned.kind === "nothing-to-run") {
    say(terminal, planned.message);
    return 0;
  }
  const { dates, task_ids: taskIds, has_more: hasMore } = planned.plan;
  for (const date of dates) {
    say(terminal, `Dry run of DAG ${dagId} on ${date.logical_date.replace("T", " ")}`);
    const difference = describeDifference(date);
    if (difference !== null) say(terminal, difference);
    if (date.action === "leave") continue;
    for (const taskId of taskIds) say(terminal, `Task ${taskId} located in DAG ${dagId}`);
  }
  if (hasMore) say(terminal, `There are more dates than these ${dates.length}.`);
  return 0;
}

const REASONS: Readonly<Record<string, string>> = {
  run_succeeded: "has succeeded",
  run_failed: "has failed",
  run_in_flight: "is on its way",
};

function describeDifference({ action, reason, dag_run_id: runId }: BackfillPlanOfApi["dates"][number]): string | null {
  switch (action) {
    case "create":
      return null;
    case "clear":
      return `Run ${runId} is cleared and runs again`;
    case "extend":
      return `Run ${runId} gets the tasks that it lacks`;
    default:
      return `Run ${runId} is left alone, because it ${REASONS[reason ?? ""] ?? "is there"}`;
  }
}

async function confirmReset(
  terminal: Terminal,
  installation: Installation,
  { dagId, wish }: { readonly dagId: string; readonly wish: BackfillWish },
): Promise<boolean> {
  const planned = await installation.backfills.plan(dagId, wish);
  // What cannot be planned is refused, with its reason, when it is made.
  if (planned.kind !== "planned") return true;
  const cleared = planned.plan.dates.filter(({ action }) => action === "clear").map(({ dag_run_id: runId }) => runId);
  if (cleared.length === 0) return true;
  const count = planned.plan.has_more ? `more than ${cleared.length}` : String(cleared.length);
  const question = `You are about to clear ${count} finished runs of ${dagId}:\n${cleared.join("\n")}\n\nAre you sure? [y/n]`;
  const isSure = await askYesOrNo(terminal, question);
  if (!isSure) say(terminal, "Operation cancelled by user");
  return isSure;
}

async function follow(
  terminal: Terminal,
  { installation, worksOff }: BackfillPlace,
  given: { readonly backfill: BackfillOfApi; readonly signal: AbortSignal },
): Promise<number> {
  const { backfill, failed, isLeft } = await followBackfill(terminal, installation, given);
  const { backfill_id: id, dag_id: dagId, state, reason, progress } = backfill;
  if (isLeft) {
    const who =
      worksOff === "this-command" ? "is not over; the next server goes on with it" : "goes on without this command";
    say(terminal, `Back-fill ${id} of ${dagId} ${who}: "baram backfills show ${id}", "baram backfills cancel ${id}".`);
    return INTERRUPTED;
  }
  if (state === "completed") {
    const { success, left } = progress;
    say(terminal, `Back-fill ${id} of ${dagId} is done: ${success} runs succeeded, ${left} dates were left alone.`);
    return 0;
  }
  for (const { dag_run_id: runId, task_id: taskId, map_index: mapIndex, state: taskState } of failed) {
    complain(terminal, `${taskState}: ${taskId}${mapIndex < 0 ? "" : `[${mapIndex}]`} of ${runId}`);
  }
  throw new CommandFailure(
    `Back-fill ${id} of ${dagId} ${state === "cancelled" ? "was cancelled" : "failed"}. ${reason ?? ""}`.trim(),
  );
}
