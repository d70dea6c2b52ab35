import { addSeconds, type DagRunInfo, formatInstant, type Instant, restrictionOf } from "@baram/domain";
import {
  giveBackTimetableQuestion,
  recordNextDagRun,
  type TakenTimetableQuestion,
  takeTimetableQuestions,
} from "@baram/lifecycle";
import type { SchedulerDependencies } from "../scheduler-dependencies.ts";

/** How many timetables one call asks; all of them answer, or are given up, in the time for which they are taken. */
const QUESTIONS_PER_CALL = 10;
const TAKEN_SECONDS = 25;
/** Less than there are between looks at everything, by default. */
const PAUSE_AFTER_FAILURE_SECONDS = 20;

/**
 * Asks the timetables of authors' own which runs come next, and stores what they name.
 *
 * A timetable that cannot answer, or names a date again that a run has, is asked again at a look at everything, after a
 * pause in which others are: else as many as one call asks would keep all the others waiting for ever.
 *
 * @returns how many were asked; call again while it is not zero.
 */
export async function askTimetables(dependencies: SchedulerDependencies): Promise<number> {
  const { store, authorCode, clock } = dependencies;
  if (authorCode === undefined) return 0;
  const taken = { limit: QUESTIONS_PER_CALL, seconds: TAKEN_SECONDS, now: clock.now() };
  const questions = await store.transaction((transaction) => takeTimetableQuestions(transaction, taken));
  for (const question of questions) await askTimetable(dependencies, authorCode, question);
  return questions.length;
}

async function askTimetable(
  { store, logger, clock, locateBundle }: SchedulerDependencies,
  authorCode: NonNullable<SchedulerDependencies["authorCode"]>,
  { dagId, dagVersionId, bundleHash, relativePath, last, takenDate, takenUntil }: TakenTimetableQuestion,
): Promise<void> {
  const { dag } = await store.serializedDags.get(store.reader, dagVersionId);
  const bundle = locateBundle({ hash: bundleHash, relativePath });
  const answer = await authorCode.ask({ kind: "nextDagRun", bundle, dagId, last, restriction: restrictionOf(dag) });
  const problem = answer.kind === "failed" ? answer.message : problemOf(answer.answer, takenDate);
  if (answer.kind === "failed" || problem !== null) {
    logger.warn("The timetable of a Dag did not say which run comes next", { dagId, reason: problem });
    const askAgainAt = addSeconds(clock.now(), PAUSE_AFTER_FAILURE_SECONDS);
    await store.transaction((transaction) => giveBackTimetableQuestion(transaction, { dagId, takenUntil, askAgainAt }));
    return;
  }
  const run = answer.answer;
  await store.transaction((transaction) => recordNextDagRun(transaction, { dagId, dagVersionId, takenUntil, run }));
}

/** A timetable that stands still would be asked over and over: its run is due, and there already. */
function problemOf(run: DagRunInfo | null, takenDate: Instant | null): string | null {
  if (run === null || run.logicalDate !== takenDate) return null;
  return `It named ${formatInstant(takenDate)} again, which a run has already; expected a later date.`;
}
