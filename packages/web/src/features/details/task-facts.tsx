import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { DagRun, NeighborTask, TaskInstanceAnswer, TaskNode } from "../../api/ui-shapes.ts";
import { useNow } from "../../app/clock.ts";
import { parseGridSearch } from "../../app/search-params.ts";
import { secondsFrom, useTimeWords } from "../../app/use-time.ts";
import { FactList } from "../../components/fact-list.tsx";
import { Duration, ExactMoment } from "../../components/moment.tsx";
import { StateMark } from "../../design/state-mark.tsx";

interface TaskFactsProps {
  readonly answer: TaskInstanceAnswer;
  /** As the Dag has it at present; missing when the task is gone from it. */
  readonly task: TaskNode | undefined;
}

/** Everything that is known of a task instance. */
export function TaskFacts({ answer, task }: TaskFactsProps) {
  const { t } = useTranslation();
  const { task_instance: instance, run } = answer;
  return (
    <FactList
      facts={[
        ...useRunFacts(run),
        { name: t("details.started"), value: instance.start_date && <ExactMoment at={instance.start_date} /> },
        { name: t("details.ended"), value: instance.end_date && <ExactMoment at={instance.end_date} /> },
        {
          name: t("details.ranFor"),
          value: instance.start_date && <Duration start={instance.start_date} end={instance.end_date} />,
        },
        { name: t("details.nextTry"), value: instance.next_try_at && <ExactMoment at={instance.next_try_at} /> },
        {
          name: t("details.try"),
          value: t("details.tryOf", { number: instance.try_number, total: instance.max_tries + 1 }),
        },
        { name: t("details.rule"), value: task && <span className="mono">{task.trigger_rule}</span> },
        { name: t("details.upstream"), value: <NeighborLinks run={run} tasks={answer.upstream} /> },
        { name: t("details.downstream"), value: <NeighborLinks run={run} tasks={answer.downstream} /> },
        { name: t("details.operator"), value: instance.operator ?? task?.operator },
        { name: t("details.owner"), value: task?.owner },
        { name: t("details.pool"), value: instance.pool },
        { name: t("details.queue"), value: instance.queue },
        { name: t("details.priority"), value: instance.priority_weight },
        { name: t("details.worker"), value: instance.hostname },
        { name: t("details.process"), value: instance.pid },
        { name: t("details.note"), value: instance.note },
        { name: t("details.taskId"), value: <span className="mono">{instance.task_id}</span> },
        { name: t("details.runId"), value: <span className="mono">{run.run_id}</span> },
      ]}
    />
  );
}

/** What a run covers and when it might start. */
export function useRunFacts(run: DagRun): readonly { readonly name: string; readonly value: ReactNode }[] {
  const { t } = useTranslation();
  const time = useTimeWords();
  const now = useNow();
  const { data_interval_start: from, data_interval_end: to, run_after: after, start_date: start } = run;
  const relative = after === null ? "" : time.relative(after, now);
  const beside = [
    // Of what is long ago the relative words are the moment again.
    ...(after === null || relative === time.moment(after) ? [] : [relative]),
    ...(after === null || start === null
      ? []
      : [t("details.startedAfter", { duration: time.exactDuration(secondsFrom(after, start, now)) })]),
  ];
  return [
    {
      name: t("details.covers"),
      value: from !== null && to !== null && from !== to && `${time.moment(from)} → ${time.fullMoment(to)}`,
    },
    {
      name: run.start_date === null ? t("details.runsAfter") : t("details.ranAfter"),
      value: after && (
        <>
          {time.fullMoment(after)} {beside.length > 0 && <span className="meta">· {beside.join(", ")}</span>}
        </>
      ),
    },
  ].map((fact) => ({ ...fact, value: fact.value === false ? null : fact.value }));
}

interface NeighborLinksProps {
  readonly run: DagRun;
  readonly tasks: readonly NeighborTask[];
}

function NeighborLinks({ run, tasks }: NeighborLinksProps) {
  if (tasks.length === 0) return <span className="meta">–</span>;
  return (
    <span className="neighbor-links">
      {tasks.map((task) => (
        <Link
          key={task.task_id}
          to="/dags/$dagId"
          params={{ dagId: run.dag_id }}
          search={(known) => ({ ...parseGridSearch({ ...known }), run: run.run_id, task: task.task_id })}
          className="neighbor-link"
        >
          <StateMark state={task.state ?? "none"} size={12} />
          <span className="mono link">{task.task_id}</span>
        </Link>
      ))}
    </span>
  );
}
