import { UNMAPPED } from "@baram/domain";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiProblem } from "../api/http.ts";
import { dagQuery, runQuery, taskInstanceQuery } from "../api/queries.ts";
import type { TaskInstanceAddress } from "../api/ui-api.ts";
import type { DagRun, TaskInstanceAnswer } from "../api/ui-shapes.ts";
import type { DetailsTab, TaskInstanceSearch } from "../app/search-params.ts";
import { type Crumb, dagCrumb, dagsCrumb, TopBar } from "../app/shell/top-bar.tsx";
import { useTimeWords } from "../app/use-time.ts";
import { EmptyState, ErrorState, SkeletonRows } from "../components/page-state.tsx";
import { StateBadge } from "../components/state-badge.tsx";
import { Tabs } from "../components/tabs.tsx";
import { BesideLog } from "../features/details/beside-log.tsx";
import { instanceName } from "../features/details/instance-name.ts";
import { MappedTaskPanel } from "../features/details/mapped-task-panel.tsx";
import { TaskActs } from "../features/details/task-acts.tsx";
import { TaskInstanceTab, useDetailsTabs } from "../features/details/task-instance-tab.tsx";
import { useTaskInstanceStateWords } from "../features/details/use-state-words.ts";
import type { LogSnapshot } from "../features/task-log/log-store.ts";
import { LogView } from "../features/task-log/log-view.tsx";
import { parseHidden, toggleHidden } from "../features/task-log/visible-rows.ts";
import { useStateReasonWords } from "../features/waiting/use-state-reason-words.ts";
import "./task-instance-page.css";

const TAB_ORDER: readonly DetailsTab[] = ["logs", "why", "xcoms", "rendered", "tries", "details"];

/** A task instance on its own page: the log at once, and everything else that is known. */
export function TaskInstancePage() {
  const { t } = useTranslation();
  const time = useTimeWords();
  const { dagId, runId, taskId } = useParams({ from: "/shell/dags/$dagId/runs/$runId/tasks/$taskId" });
  const search = useSearch({ from: "/shell/dags/$dagId/runs/$runId/tasks/$taskId" });
  const address = { dagId, runId, taskId, mapIndex: search.map_index ?? UNMAPPED };
  const answer = useQuery(taskInstanceQuery(address));
  // A mapped task as a whole has no answer that names its run.
  const runAnswer = useQuery({ ...runQuery(dagId, runId), enabled: answer.data === null });
  const run = (answer.data ?? runAnswer.data)?.run;
  const runLabel = run === undefined ? runId : runWords(run, time.moment, t("runType.manual"));
  const crumbs: readonly Crumb[] = [
    dagsCrumb(t("dags.title")),
    dagCrumb(dagId),
    {
      label: runLabel,
      link: (children) => (
        <Link to="/dags/$dagId" params={{ dagId }} search={{ run: runId, task: taskId }}>
          {children}
        </Link>
      ),
    },
    { label: <span className="mono">{taskId}</span> },
  ];
  return (
    <>
      <title>{`${taskId} · ${dagId} · Baram`}</title>
      <TopBar crumbs={crumbs} />
      {answer.isPending ? (
        <SkeletonRows rows={14} rowHeight={36} />
      ) : answer.isError ? (
        <TaskInstanceFailure error={answer.error} onTryAgain={() => void answer.refetch()} />
      ) : answer.data === null ? (
        <WholeTask address={address} />
      ) : (
        <TaskInstanceBody answer={answer.data} address={address} search={search} />
      )}
    </>
  );
}

function runWords(run: DagRun, moment: (at: string) => string, manual: string): string {
  return run.run_type === "manual" ? `${moment(run.logical_date)} ${manual.toLowerCase()}` : moment(run.logical_date);
}

interface TaskInstanceFailureProps {
  readonly error: Error;
  readonly onTryAgain: () => void;
}

function TaskInstanceFailure({ error, onTryAgain }: TaskInstanceFailureProps) {
  const { t } = useTranslation();
  if (error instanceof ApiProblem && error.status === 404) {
    return <EmptyState title={t("details.noTaskInstance")}>{error.detail}</EmptyState>;
  }
  return <ErrorState title={t("error.taskInstance")} error={error} onTryAgain={onTryAgain} />;
}

/** Whoever names a mapped task without one of its instances gets all of them. */
function WholeTask({ address }: { readonly address: TaskInstanceAddress }) {
  const navigate = useNavigate();
  const { dagId, runId, taskId } = address;
  const task = useTaskNode(address);
  const toGrid = () => void navigate({ to: "/dags/$dagId", params: { dagId }, search: { run: runId, task: taskId } });
  return <MappedTaskPanel address={address} task={task} onClose={toGrid} />;
}

/** The task in its Dag's newest version, which may have it no longer. */
function useTaskNode({ dagId, taskId }: TaskInstanceAddress) {
  const dag = useQuery(dagQuery(dagId));
  return dag.data?.structure.tasks.find((each) => each.task_id === taskId);
}

interface TaskInstanceBodyProps {
  readonly answer: TaskInstanceAnswer;
  readonly address: TaskInstanceAddress;
  readonly search: TaskInstanceSearch;
}

function TaskInstanceBody({ answer, address, search }: TaskInstanceBodyProps) {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: "/dags/$dagId/runs/$runId/tasks/$taskId" });
  const task = useTaskNode(address);
  const tabs = useDetailsTabs(answer, TAB_ORDER);
  const hasRun = answer.tries.length > 0;
  const preferred = search.tab ?? (hasRun ? "logs" : "why");
  const active = tabs.some((tab) => tab.name === preferred) ? preferred : "logs";
  const words = useTaskInstanceStateWords(answer.task_instance);
  return (
    <>
      <header className="task-head">
        <h1 className="mono">
          {address.taskId}
          {address.mapIndex >= 0 && ` ${instanceName(answer.task_instance)}`}
        </h1>
        <StateBadge state={answer.task_instance.state ?? "none"} words={words} />
        <span className="fill" />
        <div className="task-head-acts">
          <TaskActs address={address} run={answer.run} state={answer.task_instance.state} />
        </div>
      </header>
      <Tabs
        label={t("details.tabs")}
        tabs={tabs}
        active={active}
        onChange={(tab) => void navigate({ search: (known) => ({ map_index: known.map_index, tab }) })}
      />
      {active === "logs" ? (
        <LogTab answer={answer} address={address} search={search} />
      ) : (
        <div className="task-scroll" role="tabpanel" tabIndex={0}>
          <div className="task-column">
            <TaskInstanceTab tab={active} address={address} answer={answer} task={task} />
          </div>
        </div>
      )}
    </>
  );
}

function LogTab({ answer, address, search }: TaskInstanceBodyProps) {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: "/dags/$dagId/runs/$runId/tasks/$taskId" });
  const [log, setLog] = useState<LogSnapshot | null>(null);
  const look = useLogLook(answer, search);
  const reasonWords = useStateReasonWords();
  const change = useCallback(
    (changed: TaskInstanceSearch) =>
      void navigate({ search: (known) => ({ ...known, tab: "logs", ...changed }), replace: true }),
    [navigate],
  );
  const find = useCallback((text: string) => change({ find: text === "" ? undefined : text }), [change]);
  const goTo = useCallback((line: number | null) => change({ line: line ?? undefined }), [change]);
  if (look === null) return <EmptyState title={t("log.never")}>{reasonWords(answer.task_instance)}</EmptyState>;
  return (
    <div className="task-log">
      <LogView
        address={address}
        tries={answer.tries}
        look={look}
        acts={{
          onTry: (number) => {
            if (answer.tries.some((each) => each.try_number === number)) change({ try: number, line: undefined });
          },
          onSearch: find,
          onLine: goTo,
          onLevel: (level) => change({ hidden: toggleHidden(look.hidden, level) }),
        }}
        onRead={setLog}
      />
      <BesideLog answer={answer} tryNumber={look.tryNumber} log={log} onLine={goTo} />
    </div>
  );
}

/** What the address says of the log; the newest try unless it names one. */
function useLogLook(answer: TaskInstanceAnswer, search: TaskInstanceSearch) {
  const newest = answer.tries.at(-1)?.try_number;
  if (newest === undefined) return null;
  return {
    tryNumber: answer.tries.some((each) => each.try_number === search.try) ? (search.try ?? newest) : newest,
    search: search.find ?? "",
    line: search.line ?? null,
    hidden: parseHidden(search.hidden),
  };
}
