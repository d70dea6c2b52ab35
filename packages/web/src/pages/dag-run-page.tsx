import { useMediaQuery } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { SearchX } from "lucide-react";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { versionQuery } from "../api/dag-history.ts";
import { ApiProblem } from "../api/http.ts";
import { runQuery } from "../api/queries.ts";
import type { DagStructure, RunAnswer } from "../api/ui-shapes.ts";
import type { RunSearch } from "../app/search-params-dag.ts";
import { useTimeWords } from "../app/use-time.ts";
import { JsonText } from "../components/code-text.tsx";
import { EmptyState, ErrorState, SkeletonRows } from "../components/page-state.tsx";
import { Segmented } from "../components/segmented.tsx";
import { StateBadge } from "../components/state-badge.tsx";
import { parseFolded, toggleFolded } from "../features/dag-grid/grid-rows.ts";
import { useDag } from "../features/dag-header/dag-context.ts";
import { NoteEditor } from "../features/details/note-editor.tsx";
import { RunActs } from "../features/details/run-acts.tsx";
import { RunCauses } from "../features/details/run-causes.tsx";
import { RunConf, RunFacts } from "../features/details/run-facts.tsx";
import { StateShares } from "../features/details/state-shares.tsx";
import { useRunStateWords } from "../features/details/use-state-words.ts";
import { GanttLegend } from "../features/gantt/gantt-legend.tsx";
import type { GanttRow } from "../features/gantt/gantt-rows.ts";
import { RunGantt } from "../features/gantt/run-gantt.tsx";
import { RunTasks } from "../features/run-table/run-tasks.tsx";
import { RunWaiting } from "../features/waiting/run-waiting.tsx";
import "../features/details/details.css";

/** The graph is much larger than the rest, and many look at a run without it. */
const GraphOfRun = lazy(async () => ({ default: (await import("./dag-run-graph.tsx")).GraphOfRun }));

/** One run: its tasks, its graph and its timeline, as the version that it used has them, beside its facts. */
export function DagRunPage() {
  const { t } = useTranslation();
  const { dag } = useDag();
  const { runId } = useParams({ from: "/shell/dags/$dagId/runs/$runId" });
  const answer = useQuery(runQuery(dag.dag_id, runId));
  const version = useQuery({
    ...versionQuery(dag.dag_id, answer.data?.run.version_number ?? 0),
    enabled: answer.isSuccess,
  });
  if (answer.isError) {
    return answer.error instanceof ApiProblem && answer.error.status === 404 ? (
      <EmptyState
        icon={<SearchX size={18} />}
        title={t("runPage.notFound")}
        act={
          <Link to="/dags/$dagId/runs" params={{ dagId: dag.dag_id }} className="button">
            {t("runPage.allRuns")}
          </Link>
        }
      >
        <span className="mono">{runId}</span>
      </EmptyState>
    ) : (
      <ErrorState title={t("error.run")} error={answer.error} onTryAgain={() => void answer.refetch()} />
    );
  }
  if (version.isError) {
    return <ErrorState title={t("error.run")} error={version.error} onTryAgain={() => void version.refetch()} />;
  }
  if (answer.data === undefined || version.data === undefined) return <SkeletonRows rows={14} rowHeight={32} />;
  return <RunOf answer={answer.data} structure={version.data.structure} />;
}

interface RunOfProps {
  readonly answer: RunAnswer;
  readonly structure: DagStructure;
}

function RunOf({ answer, structure }: RunOfProps) {
  const { t } = useTranslation();
  const time = useTimeWords();
  const search = useSearch({ from: "/shell/dags/$dagId/runs/$runId" });
  const navigate = useNavigate({ from: "/dags/$dagId/runs/$runId" });
  const { run } = answer;
  const words = useRunStateWords(run);
  const view = search.view ?? "tasks";
  return (
    <>
      <div className="run-head">
        <h2>{t("run.title", { moment: time.moment(run.logical_date) })}</h2>
        <StateBadge state={run.state} words={words} />
        <span className="meta">{t(`runType.${run.run_type}`)}</span>
        <span className="fill" />
        <Segmented
          label={t("runPage.view")}
          value={view}
          onChange={(each) =>
            void navigate({
              search: (known) => ({ ...known, view: each === "tasks" ? undefined : each }),
              replace: true,
            })
          }
          segments={[
            { value: "tasks", label: t("runPage.tasks") },
            { value: "graph", label: t("runPage.graph") },
            { value: "timeline", label: t("runPage.timeline") },
          ]}
        />
        <Link to="/dags/$dagId" params={{ dagId: run.dag_id }} search={{ run: run.run_id }} className="link">
          {t("runPage.inGrid")}
        </Link>
        <RunActs answer={answer} />
      </div>
      <div className="run-page">
        <section className="run-main">
          {view === "tasks" ? (
            <RunTasks structure={structure} answer={answer} />
          ) : view === "timeline" ? (
            <TimelineOfRun answer={answer} structure={structure} />
          ) : (
            <Suspense fallback={<SkeletonRows rows={10} rowHeight={40} />}>
              <GraphOfRun answer={answer} structure={structure} />
            </Suspense>
          )}
        </section>
        <RunAside answer={answer} />
      </div>
    </>
  );
}

function RunAside({ answer }: { readonly answer: RunAnswer }) {
  const { t } = useTranslation();
  const { dag } = useDag();
  const { run } = answer;
  const params = Object.fromEntries(Object.entries(dag.params).map(([name, param]) => [name, param.value]));
  const given = run.conf !== null && typeof run.conf === "object" ? Object.entries(run.conf) : [];
  return (
    <aside className="run-aside" aria-label={t("details.label")} tabIndex={0}>
      <RunWaiting run={run} />
      <StateShares states={answer.task_instances.map((instance) => instance.state ?? "none")} />
      <NoteEditor key={run.run_id} run={run} />
      <RunFacts answer={answer} />
      <RunCauses run={run} />
      <RunConf run={run} />
      {Object.keys(params).length > 0 && (
        <section>
          <h3 className="section-title">{t("runPage.params")}</h3>
          <div className="boxed">
            <JsonText value={{ ...params, ...Object.fromEntries(given) }} />
          </div>
        </section>
      )}
    </aside>
  );
}

function TimelineOfRun({ answer, structure }: RunOfProps) {
  const search = useSearch({ from: "/shell/dags/$dagId/runs/$runId" });
  const navigate = useNavigate({ from: "/dags/$dagId/runs/$runId" });
  const isNarrow = useMediaQuery("(max-width: 767px)", false, { getInitialValueInEffect: false });
  const { dag_id: dagId, run_id: runId } = answer.run;
  const folded = parseFolded(search.folded);
  const unfolded = parseFolded(search.unfolded);
  const change = (changed: RunSearch) =>
    void navigate({ search: (known) => ({ ...known, ...changed }), replace: true });
  const fold = (row: GanttRow) =>
    change(
      row.kind === "group" ? { folded: toggleFolded(folded, row.id) } : { unfolded: toggleFolded(unfolded, row.id) },
    );
  return (
    <>
      <RunGantt
        structure={structure}
        answer={answer}
        show={{
          folded,
          unfolded,
          task: search.task,
          mapIndex: search.map_index,
          isSinceStart: isNarrow,
          showsCriticalPath: true,
          zoom: 1,
        }}
        onSelect={(row) => change({ task: row.id, map_index: row.mapIndex ?? undefined })}
        onFold={fold}
        onOpen={(row) => {
          if (row.fold !== "none") fold(row);
          else
            void navigate({
              to: "/dags/$dagId/runs/$runId/tasks/$taskId",
              params: { dagId, runId, taskId: row.id },
              search: { map_index: row.mapIndex === null || row.mapIndex < 0 ? undefined : row.mapIndex },
            });
        }}
      />
      <GanttLegend />
    </>
  );
}
