import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { DagRun } from "../../api/ui-shapes.ts";
import type { compareEn } from "../../app/i18n/areas/compare.ts";
import { secondsFrom, type TimeWords, useTimeWords } from "../../app/use-time.ts";
import { Duration } from "../../components/moment.tsx";
import { StateWord } from "../../components/state-badge.tsx";
import "../../components/table.css";

interface Fact {
  readonly name: keyof typeof compareEn;
  readonly show: (run: DagRun) => ReactNode;
  /** What is compared; facts that always differ have none. */
  readonly compare?: (run: DagRun) => unknown;
}

/** The facts of two runs side by side. */
export function CompareFacts({ first, second }: { readonly first: DagRun; readonly second: DagRun }) {
  const { t } = useTranslation();
  const time = useTimeWords();
  const facts = factsOf(time, (type) => t(`runType.${type}`));
  return (
    <table className="table compare-table">
      <thead>
        <tr>
          <th className="compare-name">{t("compare.fact")}</th>
          <th>{t("compare.first")}</th>
          <th>{t("compare.second")}</th>
          <th className="number compare-difference">{t("compare.difference")}</th>
        </tr>
      </thead>
      <tbody>
        {facts.map(({ name, show, compare }) => {
          const differs = compare !== undefined && compare(first) !== compare(second);
          return (
            <tr key={name} className={differs ? "compare-differs" : undefined}>
              <th scope="row" className="compare-name">
                {t(`compare.${name}`)}
              </th>
              <td>{show(first)}</td>
              <td>{show(second)}</td>
              <td className="number meta compare-difference">
                {name === "duration" ? (
                  <DurationDifference first={first} second={second} />
                ) : (
                  compare !== undefined && t(differs ? "compare.differs" : "compare.same")
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function factsOf(time: TimeWords, typeWord: (type: DagRun["run_type"]) => string): readonly Fact[] {
  return [
    { name: "dag", compare: (run) => run.dag_id, show: (run) => <span className="mono">{run.dag_id}</span> },
    {
      name: "run",
      show: (run) => (
        <Link to="/dags/$dagId" params={{ dagId: run.dag_id }} search={{ run: run.run_id }} className="link mono">
          {run.run_id}
        </Link>
      ),
    },
    { name: "state", compare: (run) => run.state, show: (run) => <StateWord state={run.state} /> },
    { name: "type", compare: (run) => run.run_type, show: (run) => typeWord(run.run_type) },
    { name: "logicalDate", show: (run) => time.fullMoment(run.logical_date) },
    {
      name: "covers",
      show: ({ data_interval_start: from, data_interval_end: to }) =>
        from !== null && to !== null && from !== to && `${time.moment(from)} → ${time.moment(to)}`,
    },
    { name: "started", show: (run) => run.start_date !== null && time.fullMoment(run.start_date) },
    {
      name: "waited",
      show: (run) =>
        run.queued_at !== null &&
        run.start_date !== null &&
        time.duration(secondsFrom(run.queued_at, run.start_date, new Date(0))),
    },
    {
      name: "duration",
      show: (run) => run.start_date !== null && <Duration start={run.start_date} end={run.end_date} />,
    },
    { name: "version", compare: (run) => run.version_number, show: (run) => run.version_number },
    { name: "conf", compare: confOf, show: (run) => <pre className="compare-conf">{confOf(run)}</pre> },
    { name: "note", compare: (run) => run.note ?? "", show: (run) => run.note },
  ];
}

function confOf(run: DagRun): string {
  return JSON.stringify(run.conf, null, 2);
}

function DurationDifference({ first, second }: { readonly first: DagRun; readonly second: DagRun }) {
  const before = secondsOf(first);
  const after = secondsOf(second);
  return before === null || after === null ? null : <SecondsDifference seconds={after - before} />;
}

/** How much longer or shorter the second took. */
export function SecondsDifference({ seconds }: { readonly seconds: number }) {
  const { t } = useTranslation();
  const time = useTimeWords();
  if (Math.abs(seconds) < 1) return <>{t("compare.same")}</>;
  const duration = time.duration(Math.abs(seconds));
  return <>{t(seconds > 0 ? "compare.longer" : "compare.shorter", { duration })}</>;
}

function secondsOf({ start_date: start, end_date: end }: DagRun): number | null {
  return start === null || end === null ? null : secondsFrom(start, end, new Date(0));
}
