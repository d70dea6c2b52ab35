import { HITL_TRIGGER_CLASSPATH } from "../human/human-request.ts";
import type { JsonObject } from "../json.ts";
import { formatInstant, type Instant } from "../time/instant.ts";
import { explainReadiness, type ReadinessSurroundings } from "./explain-readiness.ts";
import { PRECONDITION_NAMES, type Precondition } from "./precondition.ts";
import type { ReadinessInput } from "./readiness-input.ts";

/** What keeps an instance, a run or the next run waiting, as a word that programs can rely on. */
export type WaitingKind =
  | "backfill-paused"
  | "dag-file-gone"
  | "dag-paused"
  | "dag-run-not-running"
  | "decided-against"
  | "deferred"
  | "end-date-passed"
  | "logical-date-ahead"
  | "map-length-unknown"
  | "max-active-runs"
  | "max-active-tasks"
  | "not-scheduled-yet"
  | "parallelism"
  | "pool-full"
  | "pool-missing"
  | "pool-too-small"
  | "previous-run"
  | "reschedule-date"
  | "retry-delay"
  | "running"
  | "scheduler-silent"
  | "state"
  | "task-concurrency"
  | "trigger-rule";

/** One reason to wait. */
export interface WaitingReason {
  readonly kind: WaitingKind;
  /** The same in a sentence. */
  readonly message: string;
  /** What the sentence says, as data. */
  readonly facts: JsonObject;
}

/** What is known of the installation and of the run, beside what limits the instance itself. */
export interface WaitingSurroundings extends ReadinessSurroundings, DagRunSurroundings {
  /** How many instances may run at once in the installation, and how many do. */
  readonly parallelism: { readonly active: number; readonly maximum: number };
}

/** What decides whether a queued run starts. */
export interface DagRunSurroundings {
  readonly now: Instant;
  readonly logicalDate: Instant;
  /** Whether a Dag file still makes the Dag. */
  readonly isDagActive: boolean;
  /** Of the Dag; for a run of a back-fill, of that, which has a limit of its own. */
  readonly runsOfDag: { readonly running: number; readonly maximum: number };
  /** The back-fill that the run belongs to; absent for every other run. */
  readonly backfill?: { readonly id: number; readonly isPaused: boolean };
  /** When a scheduler was heard of last; `null` when none ever was. */
  readonly schedulerHeardAt: Instant | null;
  readonly isSchedulerAlive: boolean;
}

/** Every check between an instance and its worker, those of the whole installation included, met or not. */
export function explainInstance(input: ReadinessInput, surroundings: WaitingSurroundings): readonly Precondition[] {
  const { active, maximum } = surroundings.parallelism;
  const executorSlotsFree = Math.max(0, maximum - active);
  const own = explainReadiness(input, { ...surroundings, executorSlotsFree }).map((check) =>
    check.name === PRECONDITION_NAMES.executorSlots ? { ...check, facts: { active, maximum } } : check,
  );
  const ofRun = surroundings.dagRunState === "queued" ? queuedDagRunChecks(surroundings) : [];
  const deferral = input.state === "deferred" ? [deferralOf(input)] : [];
  return [schedulerIsRunning(surroundings), ...ofRun, ...deferral, ...own];
}

/** Every check between a queued run and its start, met or not. */
export function explainQueuedDagRun(
  surroundings: DagRunSurroundings & Pick<ReadinessSurroundings, "dagId" | "isDagPaused" | "runType">,
): readonly Precondition[] {
  const { dagId, isDagPaused, runType } = surroundings;
  const isHeld = isDagPaused && runType !== "backfill";
  const pause: Precondition = {
    name: PRECONDITION_NAMES.dagIsNotPaused,
    isMet: !isHeld,
    reason: isHeld ? `The Dag "${dagId}" is paused.` : `The pause of the Dag "${dagId}" holds nothing back.`,
  };
  return [schedulerIsRunning(surroundings), pause, ...queuedDagRunChecks(surroundings)];
}

/** The checks that are not met, each as a kind, a sentence and data. */
export function waitingReasons(checks: readonly Precondition[]): readonly WaitingReason[] {
  return checks.filter(({ isMet }) => !isMet).map(waitingReason);
}

/** A check that is not met as a kind, a sentence and data. */
export function waitingReason(check: Precondition): WaitingReason {
  return { kind: kindOf(check), message: check.reason, facts: check.facts ?? {} };
}

function deferralOf({ triggerClasspath, retryAt }: ReadinessInput): Precondition {
  const named = triggerClasspath === undefined ? "its trigger" : `the trigger ${triggerClasspath}`;
  const trigger = triggerClasspath === HITL_TRIGGER_CLASSPATH ? "a person's answer, in the inbox" : named;
  const until = retryAt === null ? "" : `, until ${formatInstant(retryAt)} at most`;
  return {
    name: PRECONDITION_NAMES.deferral,
    isMet: false,
    reason: `The task is deferred: it waits for ${trigger}${until}.`,
    facts: { trigger: triggerClasspath ?? null, until: retryAt === null ? null : formatInstant(retryAt) },
  };
}

function queuedDagRunChecks(surroundings: DagRunSurroundings): readonly Precondition[] {
  const { isDagActive, logicalDate, now, runsOfDag, backfill } = surroundings;
  const { running, maximum } = runsOfDag;
  const date = formatInstant(logicalDate);
  const isReached = logicalDate <= now;
  return [
    {
      name: PRECONDITION_NAMES.dagIsActive,
      isMet: isDagActive,
      reason: isDagActive
        ? "A Dag file makes this Dag."
        : "No Dag file makes this Dag any more, so its runs do not start.",
    },
    {
      name: PRECONDITION_NAMES.dagRunDate,
      isMet: isReached,
      reason: isReached
        ? "The logical date of the run is reached."
        : `The logical date of the run, ${date}, lies ahead; the run waits for it.`,
      facts: { logicalDate: date },
    },
    {
      name: PRECONDITION_NAMES.maxActiveRuns,
      isMet: running < maximum,
      reason: `The ${backfill === undefined ? "Dag" : "back-fill"} has ${running} of at most ${maximum} running runs.`,
      facts: { active: running, maximum },
    },
    ...(backfill === undefined ? [] : [backfillIsNotPaused(backfill)]),
  ];
}

function backfillIsNotPaused({ id, isPaused }: NonNullable<DagRunSurroundings["backfill"]>): Precondition {
  return {
    name: PRECONDITION_NAMES.backfillIsNotPaused,
    isMet: !isPaused,
    reason: isPaused ? `Back-fill ${id} is paused, so its runs do not start.` : `Back-fill ${id} is not paused.`,
    facts: { backfillId: id },
  };
}

function schedulerIsRunning({ isSchedulerAlive, schedulerHeardAt }: DagRunSurroundings): Precondition {
  const name = PRECONDITION_NAMES.schedulerIsRunning;
  if (isSchedulerAlive) return { name, isMet: true, reason: "A scheduler is running." };
  const heardAt = schedulerHeardAt === null ? null : formatInstant(schedulerHeardAt);
  const reason =
    heardAt === null
      ? "No scheduler has ever run, so nothing starts."
      : `No scheduler is running, so nothing starts; one was last heard of at ${heardAt}.`;
  return { name, isMet: false, reason, facts: { heardAt } };
}

const KINDS: Readonly<Record<Precondition["name"], WaitingKind>> = {
  [PRECONDITION_NAMES.backfillIsNotPaused]: "backfill-paused",
  [PRECONDITION_NAMES.dagIsActive]: "dag-file-gone",
  [PRECONDITION_NAMES.dagIsNotPaused]: "dag-paused",
  [PRECONDITION_NAMES.dagRunDate]: "logical-date-ahead",
  [PRECONDITION_NAMES.dagRunIsRunning]: "dag-run-not-running",
  [PRECONDITION_NAMES.decidedAgainst]: "decided-against",
  [PRECONDITION_NAMES.deferral]: "deferred",
  [PRECONDITION_NAMES.executorSlots]: "parallelism",
  [PRECONDITION_NAMES.logicalDate]: "end-date-passed",
  [PRECONDITION_NAMES.mappedDependencies]: "map-length-unknown",
  [PRECONDITION_NAMES.maxActiveRuns]: "max-active-runs",
  [PRECONDITION_NAMES.maxActiveTasks]: "max-active-tasks",
  [PRECONDITION_NAMES.notRunning]: "running",
  [PRECONDITION_NAMES.poolSlots]: "pool-full",
  [PRECONDITION_NAMES.previousRun]: "previous-run",
  [PRECONDITION_NAMES.rescheduleDate]: "reschedule-date",
  [PRECONDITION_NAMES.retryPeriod]: "retry-delay",
  [PRECONDITION_NAMES.schedulerIsRunning]: "scheduler-silent",
  [PRECONDITION_NAMES.state]: "state",
  [PRECONDITION_NAMES.taskConcurrency]: "task-concurrency",
  [PRECONDITION_NAMES.triggerRule]: "trigger-rule",
};

function kindOf({ name, facts }: Precondition): WaitingKind {
  if (name === PRECONDITION_NAMES.poolSlots) return poolKind(facts ?? {});
  if (name === PRECONDITION_NAMES.state && facts?.["state"] === "none") return "not-scheduled-yet";
  return KINDS[name];
}

function poolKind({ slotsNeeded = 0, slotsTotal = null }: JsonObject): WaitingKind {
  if (slotsTotal === null) return "pool-missing";
  return Number(slotsNeeded) > Number(slotsTotal) ? "pool-too-small" : "pool-full";
}
