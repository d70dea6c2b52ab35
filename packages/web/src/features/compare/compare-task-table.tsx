import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { DagRun } from "../../api/ui-shapes.ts";
import { useTimeWords } from "../../app/use-time.ts";
import { StateWord } from "../../components/state-badge.tsx";
import { stateColorVariable } from "../../design/state-colors.ts";
import { SecondsDifference } from "./compare-facts.tsx";
import type { ComparedTask, TaskOutcome } from "./compare-tasks.ts";
import "../../components/table.css";

interface CompareTaskTableProps {
  readonly tasks: readonly ComparedTask[];
  readonly first: DagRun;
  readonly second: DagRun;
}

/** Each task in both runs: its state, and how long it took on a common scale. */
export function CompareTaskTable({ tasks, first, second }: CompareTaskTableProps) {
  const { t } = useTranslation();
  const longest = Math.max(1, ...tasks.flatMap((task) => [task.first?.seconds ?? 0, task.second?.seconds ?? 0]));
  return (
    <table className="table compare-table">
      <thead>
        <tr>
          <th className="compare-name">{t("compare.task")}</th>
          <th>{t("compare.first")}</th>
          <th>{t("compare.second")}</th>
          <th className="number compare-difference">{t("compare.difference")}</th>
        </tr>
      </thead>
      <tbody>
        {tasks.map((task) => (
          <tr key={task.taskId} className={task.differs ? "compare-differs" : undefined}>
            <th scope="row" className="compare-name mono">
              {task.taskId}
            </th>
            <td>
              <Outcome run={first} taskId={task.taskId} outcome={task.first} longest={longest} />
            </td>
            <td>
              <Outcome run={second} taskId={task.taskId} outcome={task.second} longest={longest} />
            </td>
            <td className="number secondary compare-difference">
              {task.difference !== null && <SecondsDifference seconds={task.difference} />}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface OutcomeProps {
  readonly run: DagRun;
  readonly taskId: string;
  readonly outcome: TaskOutcome | null;
  readonly longest: number;
}

function Outcome({ run, taskId, outcome, longest }: OutcomeProps) {
  const { t } = useTranslation();
  const time = useTimeWords();
  if (outcome === null) return <span className="meta">{t("compare.missing")}</span>;
  const { state, seconds, tryNumber, instances } = outcome;
  const more = [
    seconds === null ? null : time.duration(seconds),
    tryNumber > 1 ? t("compare.tries", { number: tryNumber }) : null,
    instances > 1 ? t("compare.instances", { count: instances }) : null,
  ].filter((part) => part !== null);
  return (
    <>
      <Link
        to="/dags/$dagId"
        params={{ dagId: run.dag_id }}
        search={{ run: run.run_id, task: taskId }}
        className="line"
      >
        <StateWord state={state} />
        <span className="meta small cut">{more.join(" · ")}</span>
      </Link>
      {seconds !== null && (
        <i
          className="compare-bar"
          style={{ width: `${(seconds / longest) * 100}%`, color: stateColorVariable(state) }}
          aria-hidden="true"
        />
      )}
    </>
  );
}
