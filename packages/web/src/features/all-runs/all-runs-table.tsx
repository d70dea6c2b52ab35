import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { DagRun } from "../../api/ui-shapes.ts";
import { useKeys } from "../../app/keyboard.ts";
import { useTimeWords } from "../../app/use-time.ts";
import { Duration, RelativeMoment } from "../../components/moment.tsx";
import { StateWord } from "../../components/state-badge.tsx";
import "../../components/table.css";

interface AllRunsTableProps {
  readonly runs: readonly DagRun[];
  /** The keys of the runs that are selected. */
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (keys: readonly string[], isSelected: boolean) => void;
}

/** Names a run among those of all Dags. */
export function keyOfRun(run: DagRun): string {
  return `${run.dag_id} ${run.run_id}`;
}

/** Runs of all Dags as a table; `j` and `k` move a current row, `x` selects it, Enter opens it. */
export function AllRunsTable({ runs, selected, onSelect }: AllRunsTableProps) {
  const { t } = useTranslation();
  const current = useCurrentRow({ runs, selected, onSelect });
  const selectedHere = runs.filter((run) => selected.has(keyOfRun(run))).length;
  return (
    <table className="table all-runs-table">
      <thead>
        <tr>
          <th className="all-runs-check">
            <input
              type="checkbox"
              aria-label={t("allRuns.selectAll")}
              checked={runs.length > 0 && selectedHere === runs.length}
              ref={(box) => {
                if (box !== null) box.indeterminate = selectedHere > 0 && selectedHere < runs.length;
              }}
              onChange={(event) => onSelect(runs.map(keyOfRun), event.target.checked)}
            />
          </th>
          <th>{t("allRuns.dag")}</th>
          <th className="not-narrow-cell">{t("runs.run")}</th>
          <th>{t("runs.state")}</th>
          <th className="not-narrow-cell">{t("runs.type")}</th>
          <th className="not-narrow-cell">{t("runs.started")}</th>
          <th className="number not-narrow-cell">{t("runs.duration")}</th>
          <th className="number all-runs-wide">{t("runs.version")}</th>
          <th className="all-runs-wide">{t("runs.note")}</th>
        </tr>
      </thead>
      <tbody>
        {runs.map((run, index) => (
          <RunRow
            key={keyOfRun(run)}
            run={run}
            isCurrent={index === current}
            isSelected={selected.has(keyOfRun(run))}
            onSelect={onSelect}
          />
        ))}
      </tbody>
    </table>
  );
}

interface RunRowProps {
  readonly run: DagRun;
  readonly isCurrent: boolean;
  readonly isSelected: boolean;
  readonly onSelect: AllRunsTableProps["onSelect"];
}

function RunRow({ run, isCurrent, isSelected, onSelect }: RunRowProps) {
  const { t } = useTranslation();
  const time = useTimeWords();
  const duration = run.start_date !== null && <Duration start={run.start_date} end={run.end_date} />;
  const link = (
    <Link
      to="/dags/$dagId"
      params={{ dagId: run.dag_id }}
      search={{ run: run.run_id }}
      className="link"
      title={run.run_id}
    >
      {time.moment(run.logical_date)}
    </Link>
  );
  const classes = [isCurrent && "all-runs-current", isSelected && "all-runs-selected"].filter(Boolean).join(" ");
  return (
    <tr className={classes} data-run={keyOfRun(run)}>
      <td className="all-runs-check">
        <input
          type="checkbox"
          aria-label={t("allRuns.select", { run: time.moment(run.logical_date), dag: run.dag_id })}
          checked={isSelected}
          onChange={(event) => onSelect([keyOfRun(run)], event.target.checked)}
        />
      </td>
      <td className="all-runs-dag">
        <Link to="/dags/$dagId" params={{ dagId: run.dag_id }} className="mono strong cut" title={run.dag_id}>
          {run.dag_id}
        </Link>
        <span className="only-narrow small">{link}</span>
      </td>
      <td className="not-narrow-cell">{link}</td>
      <td>
        <StateWord state={run.state} />
        <span className="only-narrow small meta">{duration}</span>
      </td>
      <td className="secondary not-narrow-cell">{t(`runType.${run.run_type}`)}</td>
      <td className="secondary not-narrow-cell">{run.start_date !== null && <RelativeMoment at={run.start_date} />}</td>
      <td className="number not-narrow-cell">{duration}</td>
      <td className="number secondary all-runs-wide">{run.version_number}</td>
      <td className="secondary all-runs-wide all-runs-note">
        <div className="cut" title={run.note ?? undefined}>
          {run.note}
        </div>
      </td>
    </tr>
  );
}

/** The row that the keys act on; none until a key moved it. */
function useCurrentRow({ runs, selected, onSelect }: AllRunsTableProps): number {
  const navigate = useNavigate();
  const [index, setIndex] = useState(-1);
  const current = runs[index];
  const move = (step: number) => {
    const next = Math.min(runs.length - 1, Math.max(0, index + step));
    setIndex(next);
    const run = runs[next];
    if (run === undefined) return;
    document.querySelector(`[data-run="${CSS.escape(keyOfRun(run))}"]`)?.scrollIntoView({ block: "nearest" });
  };
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    x: () => {
      if (current !== undefined) onSelect([keyOfRun(current)], !selected.has(keyOfRun(current)));
    },
    Enter: () => {
      if (current === undefined) return "pass-on";
      return navigate({ to: "/dags/$dagId", params: { dagId: current.dag_id }, search: { run: current.run_id } });
    },
    Escape: () => {
      setIndex(-1);
      onSelect([...selected], false);
    },
  });
  return index;
}
