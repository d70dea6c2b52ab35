import { Checkbox } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { ArrowLeftRight, GitCompareArrows } from "lucide-react";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { runQuery } from "../api/queries.ts";
import type { RunAnswer } from "../api/ui-shapes.ts";
import { TopBar } from "../app/shell/top-bar.tsx";
import { Button } from "../components/button.tsx";
import { EmptyState, ErrorState, SkeletonRows } from "../components/page-state.tsx";
import { CompareFacts } from "../features/compare/compare-facts.tsx";
import { CompareTaskTable } from "../features/compare/compare-task-table.tsx";
import { compareTasks } from "../features/compare/compare-tasks.ts";
import "../features/dag-list/dag-list.css";
import "../features/compare/compare.css";

/** Two runs side by side: what they were given, how long they took, and where they came apart. */
export function ComparePage() {
  const { t } = useTranslation();
  const { dag, run, other_dag: otherDag, other_run: otherRun } = useSearch({ from: "/shell/compare" });
  const title = t("compare.title");
  const runsCrumb = {
    label: t("compare.toRuns"),
    link: (children: React.ReactNode) => <Link to="/runs">{children}</Link>,
  };
  const hasBoth = dag !== undefined && run !== undefined && otherRun !== undefined;
  return (
    <>
      <title>{`${title} · Baram`}</title>
      <TopBar crumbs={[runsCrumb, { label: title }]} />
      {hasBoth ? (
        <Comparison first={{ dagId: dag, runId: run }} second={{ dagId: otherDag ?? dag, runId: otherRun }} />
      ) : (
        <NothingChosen />
      )}
    </>
  );
}

function NothingChosen() {
  const { t } = useTranslation();
  return (
    <EmptyState
      icon={<GitCompareArrows size={18} />}
      title={t("compare.choose")}
      act={
        <Link to="/runs" className="button button-primary">
          {t("compare.toRuns")}
        </Link>
      }
    >
      {t("compare.chooseHint")}
    </EmptyState>
  );
}

interface RunAddress {
  readonly dagId: string;
  readonly runId: string;
}

function Comparison({ first, second }: { readonly first: RunAddress; readonly second: RunAddress }) {
  const { t } = useTranslation();
  const one = useQuery(runQuery(first.dagId, first.runId));
  const other = useQuery(runQuery(second.dagId, second.runId));
  const failure = one.isError ? one : other;
  if (failure.isError) {
    return <ErrorState title={t("compare.error")} error={failure.error} onTryAgain={() => void failure.refetch()} />;
  }
  if (!one.isSuccess || !other.isSuccess) return <SkeletonRows rows={14} rowHeight={36} />;
  return <Compared first={one.data} second={other.data} />;
}

function Compared({ first, second }: { readonly first: RunAnswer; readonly second: RunAnswer }) {
  const { t } = useTranslation();
  const { differing } = useSearch({ from: "/shell/compare" });
  const navigate = useNavigate({ from: "/compare" });
  const tasks = useMemo(() => compareTasks(first, second), [first, second]);
  const shown = differing === true ? tasks.filter((task) => task.differs) : tasks;
  const swap = () =>
    void navigate({
      search: (known) => ({
        ...known,
        dag: second.run.dag_id,
        run: second.run.run_id,
        other_dag: first.run.dag_id,
        other_run: first.run.run_id,
      }),
    });
  return (
    <>
      <div className="dags-title-row">
        <h1 className="page-title not-narrow">{t("compare.title")}</h1>
        <span className="fill" />
        <Button icon={<ArrowLeftRight size={14} />} onClick={swap}>
          {t("compare.swap")}
        </Button>
      </div>
      <div className="compare-scroll">
        <CompareFacts first={first.run} second={second.run} />
        <div className="compare-section">
          <h2 className="section-title">{t("compare.tasks")}</h2>
          <Checkbox
            label={t("compare.onlyDiffering")}
            checked={differing === true}
            onChange={() =>
              void navigate({ search: (known) => ({ ...known, differing: differing === true ? undefined : true }) })
            }
          />
        </div>
        {shown.length === 0 ? (
          <p className="compare-words">{t("compare.noneDiffers")}</p>
        ) : (
          <CompareTaskTable tasks={shown} first={first.run} second={second.run} />
        )}
      </div>
    </>
  );
}
