import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { ListFilter } from "lucide-react";
import { useTranslation } from "react-i18next";
import { type DagEvent, type DagEventsAnswer, dagEventsQuery, EVENTS_PER_PAGE } from "../api/dag-history.ts";
import { ApiProblem } from "../api/http.ts";
import type { EventsSearch } from "../app/search-params-dag.ts";
import { useTimeWords } from "../app/use-time.ts";
import { Button } from "../components/button.tsx";
import { ValueChip } from "../components/chip.tsx";
import { RelativeMoment } from "../components/moment.tsx";
import { EmptyState, ErrorState, SkeletonRows } from "../components/page-state.tsx";
import { Segmented } from "../components/segmented.tsx";
import { StateWord } from "../components/state-badge.tsx";
import { useDag } from "../features/dag-header/dag-context.ts";
import { extraWords } from "../features/dag-header/event-words.ts";
import "../components/table.css";
import "../features/dag-header/view-scroll.css";

const TRY_STATES = ["running", "success", "failed", "skipped"] as const;

/** Who did what with this Dag, and what became of the tries of its tasks, newest first. */
export function DagEventsPage() {
  const { t } = useTranslation();
  const { dag } = useDag();
  const search = useSearch({ from: "/shell/dags/$dagId/events" });
  const navigate = useNavigate({ from: "/dags/$dagId/events" });
  const offset = search.offset ?? 0;
  const answer = useQuery(
    dagEventsQuery(dag.dag_id, { offset, from: search.from ?? "all", taskId: search.task, runId: search.run }),
  );
  const change = (changed: EventsSearch) =>
    void navigate({ search: (known) => ({ ...known, offset: undefined, ...changed }) });
  return (
    <>
      <div className="view-bar">
        <Segmented
          label={t("dagEvents.from")}
          value={search.from ?? "all"}
          onChange={(from) => change({ from: from === "all" ? undefined : from })}
          segments={[
            { value: "all", label: t("dagEvents.all") },
            { value: "people", label: t("dagEvents.people") },
            { value: "tries", label: t("dagEvents.tries") },
          ]}
        />
        {search.task !== undefined && (
          <ValueChip
            label={t("grid.task")}
            value={search.task}
            removeLabel={t("dags.removeFilter", { filter: t("grid.task") })}
            onRemove={() => change({ task: undefined })}
          />
        )}
        {search.run !== undefined && (
          <ValueChip
            label={t("runs.run")}
            value={search.run}
            removeLabel={t("dags.removeFilter", { filter: t("runs.run") })}
            onRemove={() => change({ run: undefined })}
          />
        )}
        <span className="fill" />
        {answer.isSuccess && answer.data.total_entries > EVENTS_PER_PAGE && (
          <EventPages offset={offset} total={answer.data.total_entries} onOffset={(next) => change({ offset: next })} />
        )}
      </div>
      <EventsBody answer={answer} search={search} onFilter={change} />
    </>
  );
}

interface EventsBodyProps {
  readonly answer: UseQueryResult<DagEventsAnswer>;
  readonly search: EventsSearch;
  readonly onFilter: (changed: EventsSearch) => void;
}

/** The events, or why there are none. */
function EventsBody({ answer, search, onFilter }: EventsBodyProps) {
  const { t } = useTranslation();
  if (answer.isPending) return <SkeletonRows rows={14} rowHeight={36} />;
  if (answer.isError) {
    return answer.error instanceof ApiProblem && answer.error.status === 403 ? (
      <EmptyState title={t("dagEvents.forbidden")}>{t("dagEvents.forbiddenHint")}</EmptyState>
    ) : (
      <ErrorState title={t("dagEvents.error")} error={answer.error} onTryAgain={() => void answer.refetch()} />
    );
  }
  if (answer.data.event_logs.length > 0) {
    return (
      <div className="view-scroll" tabIndex={0}>
        <EventTable events={answer.data.event_logs} onFilter={onFilter} />
      </div>
    );
  }
  const isFiltered = search.from !== undefined || search.task !== undefined || search.run !== undefined;
  const act = (
    <Button onClick={() => onFilter({ from: undefined, task: undefined, run: undefined })}>
      {t("act.clearFilters")}
    </Button>
  );
  return (
    <EmptyState icon={<ListFilter size={18} />} title={t("dagEvents.empty")} {...(isFiltered ? { act } : {})}>
      {t("dagEvents.emptyHint")}
    </EmptyState>
  );
}

interface EventPagesProps {
  readonly offset: number;
  readonly total: number;
  readonly onOffset: (offset: number | undefined) => void;
}

function EventPages({ offset, total, onOffset }: EventPagesProps) {
  const { t } = useTranslation();
  const last = Math.min(total, offset + EVENTS_PER_PAGE);
  return (
    <span className="line">
      <span className="meta not-narrow">
        {t("dags.page", {
          from: (offset + 1).toLocaleString("en"),
          to: last.toLocaleString("en"),
          total: total.toLocaleString("en"),
        })}
      </span>
      <Button
        size="small"
        disabled={offset === 0}
        onClick={() => onOffset(offset <= EVENTS_PER_PAGE ? undefined : offset - EVENTS_PER_PAGE)}
      >
        {t("dagEvents.newer")}
      </Button>
      <Button size="small" disabled={last >= total} onClick={() => onOffset(offset + EVENTS_PER_PAGE)}>
        {t("dagEvents.older")}
      </Button>
    </span>
  );
}

interface EventTableProps {
  readonly events: readonly DagEvent[];
  readonly onFilter: (changed: EventsSearch) => void;
}

function EventTable({ events, onFilter }: EventTableProps) {
  const { t } = useTranslation();
  return (
    <table className="table events-table">
      <thead>
        <tr>
          <th>{t("dagEvents.when")}</th>
          <th>{t("dagEvents.event")}</th>
          <th className="not-narrow-cell">{t("dagEvents.who")}</th>
          <th>{t("grid.task")}</th>
          <th className="not-narrow-cell">{t("runs.run")}</th>
          <th className="not-narrow-cell">{t("dagEvents.extra")}</th>
        </tr>
      </thead>
      <tbody>
        {events.map((event) => (
          <EventRow key={event.event_log_id} event={event} onFilter={onFilter} />
        ))}
      </tbody>
    </table>
  );
}

function EventRow({ event, onFilter }: { readonly event: DagEvent; readonly onFilter: EventTableProps["onFilter"] }) {
  const { t } = useTranslation();
  const { dag } = useDag();
  const time = useTimeWords();
  const { task_id: taskId, run_id: runId, map_index: mapIndex, try_number: tryNumber } = event;
  const state = TRY_STATES.find((each) => each === event.event);
  return (
    <tr>
      <td className="secondary events-when" title={time.fullMoment(event.when)}>
        <RelativeMoment at={event.when} />
      </td>
      <td>{state === undefined ? <span className="mono strong">{event.event}</span> : <StateWord state={state} />}</td>
      <td className="secondary not-narrow-cell">{event.owner}</td>
      <td className="cut">
        {taskId !== null && runId !== null ? (
          <Link
            to="/dags/$dagId/runs/$runId/tasks/$taskId"
            params={{ dagId: dag.dag_id, runId, taskId }}
            search={{ map_index: mapIndex === null || mapIndex < 0 ? undefined : mapIndex }}
            className="mono link"
          >
            {taskId}
            {mapIndex !== null && mapIndex >= 0 && ` [${mapIndex}]`}
          </Link>
        ) : (
          <span className="mono">{taskId}</span>
        )}{" "}
        {tryNumber !== null && <span className="meta">{t("graph.tryShort", { number: tryNumber })}</span>}
      </td>
      <td className="cut not-narrow-cell">
        {runId !== null && (
          <button type="button" className="link mono cut" title={runId} onClick={() => onFilter({ run: runId })}>
            {runId}
          </button>
        )}
      </td>
      <td className="secondary cut not-narrow-cell" title={extraWords(event.extra)}>
        {extraWords(event.extra)}
      </td>
    </tr>
  );
}
