import type { TaskInstanceState } from "@baram/domain";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { DagRun, TaskInstance } from "../../api/ui-shapes.ts";
import { useNow } from "../../app/clock.ts";
import { secondsFrom, useTimeWords } from "../../app/use-time.ts";

type TimedTaskInstance = Pick<
  TaskInstance,
  "state" | "start_date" | "end_date" | "queued_at" | "scheduled_at" | "next_try_at"
>;

/** Since when an instance is in its state, as far as its dates tell. */
function sinceOf(instance: TimedTaskInstance): string | null {
  switch (instance.state) {
    case "running":
      return instance.start_date;
    case "queued":
      return instance.queued_at;
    case "scheduled":
      return instance.scheduled_at;
    case "deferred":
    case "up_for_reschedule":
    case "restarting":
      return instance.end_date ?? instance.start_date;
    default:
      return null;
  }
}

/** The state of a task instance with its time: "Running for 8 min 2 s", "Up for retry, in 42 s". */
export function useTaskInstanceStateWords(instance: TimedTaskInstance): string {
  const { t } = useTranslation();
  const now = useNow();
  const time = useTimeWords();
  const { state } = instance;
  if (state === "up_for_retry" && instance.next_try_at !== null) {
    return t("stateFor.up_for_retry", { relative: time.relative(instance.next_try_at, now) });
  }
  const since = sinceOf(instance);
  if (state === null || since === null) return t(`state.${state ?? "none"}`);
  const duration = time.duration(secondsFrom(since, null, now));
  return hasDurationWords(state) ? t(`stateFor.${state}`, { duration }) : t(`state.${state}`);
}

const WITH_DURATION = ["running", "queued", "scheduled", "deferred", "up_for_reschedule", "restarting"] as const;

function hasDurationWords(state: TaskInstanceState): state is (typeof WITH_DURATION)[number] {
  return WITH_DURATION.some((each) => each === state);
}

/** The state of a run with its time while it goes on. */
export function useRunStateWords(run: DagRun): string {
  const { t } = useTranslation();
  const now = useNow();
  const time = useTimeWords();
  const since = run.state === "running" ? run.start_date : run.state === "queued" ? run.queued_at : null;
  if (since === null || (run.state !== "running" && run.state !== "queued")) return t(`state.${run.state}`);
  return t(`stateFor.${run.state}`, { duration: time.duration(secondsFrom(since, null, now)) });
}

/** How many are in a state: "3 success", which Korean says the other way round. */
export function stateCountWords(t: TFunction, state: TaskInstanceState, count: number): string {
  return t("state.counted", { number: count.toLocaleString("en"), state: t(`state.${state}`).toLowerCase() });
}
