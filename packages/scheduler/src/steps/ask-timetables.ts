import { restrictionOf } from "@baram/domain";
import { recordNextDagRun } from "@baram/lifecycle";
import { listTimetableQuestions, type TimetableQuestion } from "@baram/metadata-store";
import type { SchedulerDependencies } from "../scheduler-dependencies.ts";

/** How many timetables one call asks. */
const QUESTIONS_PER_CALL = 100;

/**
 * Asks the timetables of authors' own which runs come next, and stores what they name.
 *
 * A timetable that cannot answer is asked again at the next look at everything.
 *
 * @returns how many answered; call again while it is not zero.
 */
export async function askTimetables(dependencies: SchedulerDependencies): Promise<number> {
  const { store, authorCode } = dependencies;
  if (authorCode === undefined) return 0;
  const questions = await listTimetableQuestions(store.reader, { limit: QUESTIONS_PER_CALL });
  let answers = 0;
  for (const question of questions) if (await askTimetable(dependencies, authorCode, question)) answers += 1;
  return answers;
}

async function askTimetable(
  { store, logger, locateBundle }: SchedulerDependencies,
  authorCode: NonNullable<SchedulerDependencies["authorCode"]>,
  { dagId, dagVersionId, bundleHash, relativePath, last }: TimetableQuestion,
): Promise<boolean> {
  const { dag } = await store.serializedDags.get(store.reader, dagVersionId);
  const bundle = locateBundle({ hash: bundleHash, relativePath });
  const answer = await authorCode.ask({ kind: "nextDagRun", bundle, dagId, last, restriction: restrictionOf(dag) });
  if (answer.kind === "failed") {
    logger.warn("The timetable of a Dag did not say which run comes next", { dagId, reason: answer.message });
    return false;
  }
  const run = answer.answer;
  await store.transaction((transaction) => recordNextDagRun(transaction, { dagId, dagVersionId, run }));
  return true;
}
