import { Tooltip } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { historyQuery } from "../../api/overview-queries.ts";
import { HOME_HOURS, type HomeSearch } from "../../app/search-params-overview.ts";
import { useTimeWords } from "../../app/use-time.ts";
import { EmptyState, ErrorState, SkeletonRows } from "../../components/page-state.tsx";
import { Segmented } from "../../components/segmented.tsx";
import { stateColorVariable } from "../../design/state-colors.ts";
import { StateMark } from "../../design/state-mark.tsx";
import { zoneName } from "../time/moment-words.ts";
import { type HistoryColumn, historyColumns, type StateCount, scaleLines, totalCounts } from "./history-model.ts";
import "../../components/table.css";

const HOURS_PER_DAY = 24;

/** About eight times stand below the chart, however many columns it has. */
const LABELS = 8;

/** What ended in the last hours, by state; what is on its way counts for the last column. */
export function HistoryCard() {
  const { t } = useTranslation();
  const { hours = 24, count, view } = useSearch({ from: "/shell/" });
  const history = useQuery(historyQuery(hours));
  const areRuns = count === "runs";
  return (
    <section className="home-card" aria-label={areRuns ? t("home.runs") : t("home.taskInstances")}>
      <HistoryHead hours={hours} areRuns={areRuns} isTable={view === "table"} />
      {history.isPending ? (
        <SkeletonRows rows={5} rowHeight={44} />
      ) : history.isError ? (
        <ErrorState title={t("home.historyError")} error={history.error} onTryAgain={() => void history.refetch()} />
      ) : (
        <History
          columns={historyColumns(history.data, areRuns ? history.data.runs : history.data.task_instances)}
          totals={totalCounts(areRuns ? history.data.runs : history.data.task_instances)}
          isTable={view === "table"}
          areRuns={areRuns}
        />
      )}
    </section>
  );
}

interface HistoryHeadProps {
  readonly hours: number;
  readonly areRuns: boolean;
  readonly isTable: boolean;
}

function HistoryHead({ hours, areRuns, isTable }: HistoryHeadProps) {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: "/" });
  const length =
    hours > HOURS_PER_DAY ? t("home.lastDays", { days: hours / HOURS_PER_DAY }) : t("home.lastHours", { hours });
  const change = (changed: HomeSearch) => void navigate({ search: (known) => ({ ...known, ...changed }) });
  return (
    <header className="home-card-head home-history-head">
      <Segmented
        label={t("home.counted")}
        value={areRuns ? "runs" : "taskInstances"}
        segments={[
          { value: "taskInstances", label: t("home.taskInstances") },
          { value: "runs", label: t("home.runs") },
        ]}
        onChange={(value) => change({ count: value === "runs" ? "runs" : undefined })}
      />
      <span className="meta cut not-narrow">{length}</span>
      <span className="fill" />
      <button
        type="button"
        className="link small not-narrow"
        onClick={() => change({ view: isTable ? undefined : "table" })}
      >
        {isTable ? t("home.asChart") : t("home.asTable")}
      </button>
      <Segmented
        label={t("home.stretch")}
        value={String(hours)}
        segments={HOME_HOURS.map((each) => ({
          value: String(each),
          label:
            each > HOURS_PER_DAY
              ? t("home.daysShort", { days: each / HOURS_PER_DAY })
              : t("home.hoursShort", { hours: each }),
        }))}
        onChange={(value) => change({ hours: Number(value) })}
      />
    </header>
  );
}

interface HistoryProps {
  readonly columns: readonly HistoryColumn[];
  readonly totals: readonly StateCount[];
  readonly isTable: boolean;
  readonly areRuns: boolean;
}

function History({ columns, totals, isTable, areRuns }: HistoryProps) {
  const { t } = useTranslation();
  if (totals.length === 0) return <EmptyState title={t("home.nothingRan")}>{t("home.nothingRanHint")}</EmptyState>;
  return (
    <>
      <ul className="home-legend">
        {totals.map(({ state, count }) => (
          <li key={state}>
            <StateMark state={state} size={12} />
            {areRuns && isRunState(state) ? (
              <Link to="/runs" search={{ state }} className="home-legend-link">
                {t(`state.${state}`)} <b>{count.toLocaleString("en")}</b>
              </Link>
            ) : (
              <span>
                {t(`state.${state}`)} <b>{count.toLocaleString("en")}</b>
              </span>
            )}
          </li>
        ))}
      </ul>
      {isTable ? <HistoryTable columns={columns} totals={totals} /> : <Columns columns={columns} />}
    </>
  );
}

function isRunState(state: string): state is "success" | "failed" | "running" | "queued" {
  return ["success", "failed", "running", "queued"].includes(state);
}

function Columns({ columns }: { readonly columns: readonly HistoryColumn[] }) {
  const time = useTimeWords();
  const lines = scaleLines(Math.max(...columns.map(({ total }) => total)));
  const top = lines.at(-1) ?? 1;
  const every = Math.ceil(columns.length / LABELS);
  const isOfDays = columns.length > 1 && lengthOf(columns) > HOURS_PER_DAY + 1;
  return (
    <div className="columns">
      {lines.map((line) => (
        <span key={line} className="columns-line" style={{ bottom: `${(line / top) * 100}%` }} aria-hidden="true">
          {line.toLocaleString("en")}
        </span>
      ))}
      <div className="columns-bars">
        {columns.map((column) => (
          <Column key={column.from} column={column} top={top} />
        ))}
      </div>
      <div className="columns-times" aria-hidden="true">
        {columns.map((column, index) => (
          <span key={column.from} className={index % (2 * every) === 0 ? undefined : "columns-time-second"}>
            {index % every === 0 && (isOfDays ? time.day(column.from) : time.clock(column.from).slice(0, 5))}
          </span>
        ))}
        <span className="columns-zone">{zoneName(time.style.zone)}</span>
      </div>
    </div>
  );
}

function Column({ column, top }: { readonly column: HistoryColumn; readonly top: number }) {
  const { t } = useTranslation();
  const time = useTimeWords();
  const counts = column.counts.map(({ state, count }) => t("dags.runCount", { count, state: t(`state.${state}`) }));
  if (column.total === 0) return <span className="column column-empty" />;
  const label = t("home.column", { moment: time.moment(column.from), counts: counts.join(", ") });
  // What is counted there: the runs of that time.
  const middle = new Date((Date.parse(column.from) + Date.parse(column.until)) / 2).toISOString();
  return (
    <Tooltip label={label}>
      <Link to="/timeline" search={{ at: middle }} className="column" aria-label={label}>
        {column.counts.map(({ state, count }) => (
          <i
            key={state}
            className={state === "running" ? "column-part column-part-running" : "column-part"}
            style={{ height: `${(count / top) * 100}%`, color: stateColorVariable(state) }}
          />
        ))}
      </Link>
    </Tooltip>
  );
}

function HistoryTable({
  columns,
  totals,
}: {
  readonly columns: readonly HistoryColumn[];
  readonly totals: readonly StateCount[];
}) {
  const { t } = useTranslation();
  const time = useTimeWords();
  return (
    <div className="home-table-scroll" tabIndex={0} role="region" aria-label={t("home.asTable")}>
      <table className="table">
        <thead>
          <tr>
            <th>{t("home.from")}</th>
            {totals.map(({ state }) => (
              <th key={state} className="number">
                {t(`state.${state}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {columns
            .filter(({ total }) => total > 0)
            .map((column) => (
              <tr key={column.from}>
                <td>{time.moment(column.from)}</td>
                {totals.map(({ state }) => (
                  <td key={state} className="number">
                    {column.counts.find((each) => each.state === state)?.count ?? 0}
                  </td>
                ))}
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  );
}

/** In hours. */
function lengthOf(columns: readonly HistoryColumn[]): number {
  const [first] = columns;
  const last = columns.at(-1);
  return first === undefined || last === undefined ? 0 : (Date.parse(last.until) - Date.parse(first.from)) / 3_600_000;
}
