import type { TaskInstanceState } from "@baram/domain";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { runQuery } from "../../api/queries.ts";
import type { TaskInstanceReference } from "../../api/stable-api.ts";
import { useTimeWords } from "../../app/use-time.ts";
import { STATES_IN_LEGEND_ORDER } from "../../design/state-colors.ts";
import { StateMark } from "../../design/state-mark.tsx";

const SHOWN_FIRST = 4;

interface AffectedTasksProps {
  readonly run: { readonly dag_id: string; readonly run_id: string };
  readonly tasks: readonly TaskInstanceReference[] | undefined;
}

/** What an act changes: how many tasks in how many runs, by state where it is known, and which. */
export function AffectedTasks({ run, tasks }: AffectedTasksProps) {
  const { t } = useTranslation();
  const time = useTimeWords();
  const [showsAll, setShowsAll] = useState(false);
  const states = useStatesOfRun(run);
  if (tasks === undefined) {
    return (
      <div className="confirm-preview meta" role="status">
        {t("clear.counting")}
      </div>
    );
  }
  if (tasks.length === 0) return <div className="confirm-preview meta">{t("clear.nothing")}</div>;
  const runCount = new Set(tasks.map((task) => task.dag_run_id)).size;
  const ofThisRun = tasks.filter((task) => task.dag_run_id === run.run_id);
  const shown = showsAll ? tasks : tasks.slice(0, SHOWN_FIRST);
  return (
    <div className="confirm-preview">
      <div className="confirm-preview-head">
        <b className="title">
          {t("clear.tasksInRuns", { tasks: t("clear.tasks", { count: tasks.length }), count: runCount })}
        </b>
        <span className="meta">{t("clear.willRunAgain")}</span>
        <StateCounts states={ofThisRun.flatMap((task) => states.get(task.task_id) ?? [])} />
      </div>
      <ul className="confirm-list">
        {shown.map((task, index) => (
          <li key={`${task.dag_run_id} ${task.task_id} ${index}`}>
            {task.dag_run_id === run.run_id && <StateMark state={states.get(task.task_id) ?? "none"} size={12} />}
            <span className="mono cut">{task.task_id}</span>
            {runCount > 1 && <span className="meta">{time.moment(task.execution_date)}</span>}
          </li>
        ))}
        {tasks.length > shown.length && (
          <li className="meta">
            {t("clear.more", { count: tasks.length - shown.length })}
            <span className="fill" />
            <button type="button" className="link strong" onClick={() => setShowsAll(true)}>
              {t("act.showAll")}
            </button>
          </li>
        )}
      </ul>
    </div>
  );
}

function StateCounts({ states }: { readonly states: readonly TaskInstanceState[] }) {
  const { t } = useTranslation();
  return (
    <span className="confirm-counts">
      {STATES_IN_LEGEND_ORDER.map((state) => {
        const count = states.filter((each) => each === state).length;
        return (
          count > 0 && (
            <span key={state} title={t(`state.${state}`)}>
              <StateMark state={state} size={12} />
              {count}
            </span>
          )
        );
      })}
    </span>
  );
}

function useStatesOfRun(run: {
  readonly dag_id: string;
  readonly run_id: string;
}): ReadonlyMap<string, TaskInstanceState> {
  const answer = useQuery(runQuery(run.dag_id, run.run_id));
  return new Map((answer.data?.task_instances ?? []).map((each) => [each.task_id, each.state ?? "none"]));
}
