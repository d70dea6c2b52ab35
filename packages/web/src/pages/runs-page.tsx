import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { ListFilter } from "lucide-react";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { runsQuery } from "../api/overview-queries.ts";
import type { DagRun } from "../api/ui-shapes.ts";
import { focusField, useKeys } from "../app/keyboard.ts";
import { usePreferences } from "../app/preferences.ts";
import type { AllRunsSearch } from "../app/search-params-overview.ts";
import { TopBar } from "../app/shell/top-bar.tsx";
import { Button, Keycap } from "../components/button.tsx";
import { EmptyState, ErrorState, SkeletonRows } from "../components/page-state.tsx";
import { SearchField } from "../components/search-field.tsx";
import { AllRunsFilters } from "../features/all-runs/all-runs-filters.tsx";
import { AllRunsTable, keyOfRun } from "../features/all-runs/all-runs-table.tsx";
import { runsFilterOf } from "../features/all-runs/runs-filter.ts";
import { SelectionBar } from "../features/all-runs/selection-bar.tsx";
import "../features/dag-list/dag-list.css";
import "../features/all-runs/all-runs.css";

const FILTER_FIELD = "runs-filter";
const FIRST_PAGE = { cursor: undefined, skipped: undefined };

/** The runs of all Dags, the newest first. */
export function RunsPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: "/shell/runs" });
  const navigate = useNavigate({ from: "/runs" });
  useKeys({ f: () => focusField(FILTER_FIELD) });
  const change = useCallback(
    (changed: AllRunsSearch) => void navigate({ search: (known) => ({ ...known, ...FIRST_PAGE, ...changed }) }),
    [navigate],
  );
  return (
    <>
      <title>{`${t("allRuns.title")} · Baram`}</title>
      <TopBar crumbs={[{ label: t("allRuns.title") }]} />
      <div className="dags-head">
        <div className="dags-title-row">
          <h1 className="page-title not-narrow">{t("allRuns.title")}</h1>
          <span className="fill not-narrow" />
          <SearchField
            id={FILTER_FIELD}
            label={t("allRuns.filterDag")}
            value={search.dag ?? ""}
            keycap="f"
            onChange={(text) => change({ dag: text === "" ? undefined : text })}
          />
        </div>
        <AllRunsFilters search={search} onChange={change} onClear={() => void navigate({ search: {} })} />
        {search.order === "longest" && search.from === undefined && (
          <p className="all-runs-hint small meta">{t("allRuns.longestHint")}</p>
        )}
      </div>
      <RunsBody search={search} />
    </>
  );
}

function RunsBody({ search }: { readonly search: AllRunsSearch }) {
  const { t } = useTranslation();
  const { zone } = usePreferences();
  const [today] = useState(() => new Date());
  const runs = useQuery(runsQuery(runsFilterOf(search, zone, today)));
  // Kept with the runs themselves: a selection may reach over several pages.
  const [chosen, setChosen] = useState<ReadonlyMap<string, DagRun>>(new Map());
  if (runs.isPending) return <SkeletonRows rows={14} rowHeight={36} />;
  if (runs.isError) {
    return <ErrorState title={t("allRuns.error")} error={runs.error} onTryAgain={() => void runs.refetch()} />;
  }
  const { runs: shown, next_cursor: nextCursor } = runs.data;
  if (shown.length === 0) return <NoRuns search={search} />;
  const select = (keys: readonly string[], isSelected: boolean) => {
    const next = new Map(chosen);
    for (const key of keys) {
      const run = shown.find((each) => keyOfRun(each) === key);
      if (!isSelected) next.delete(key);
      else if (run !== undefined) next.set(key, run);
    }
    setChosen(next);
  };
  return (
    <>
      <div className="dags-scroll">
        <AllRunsTable runs={shown} selected={new Set(chosen.keys())} onSelect={select} />
      </div>
      {chosen.size > 0 && (
        <SelectionBar
          runs={[...chosen].map(([key, run]) => shown.find((each) => keyOfRun(each) === key) ?? run)}
          onUnselect={() => setChosen(new Map())}
        />
      )}
      <RunsFoot shown={shown.length} nextCursor={nextCursor} />
    </>
  );
}

function RunsFoot({ shown, nextCursor }: { readonly shown: number; readonly nextCursor: string | null }) {
  const { t } = useTranslation();
  const { cursor, skipped = 0 } = useSearch({ from: "/shell/runs" });
  const navigate = useNavigate({ from: "/runs" });
  return (
    <footer className="page-foot">
      <span>{t("allRuns.page", { from: skipped + 1, to: skipped + shown })}</span>
      <span className="fill" />
      <span className="page-foot-keys not-narrow">
        <Keycap>j</Keycap>
        <Keycap>k</Keycap> {t("dags.keysMove")} <Keycap>Enter</Keycap> {t("dags.keysOpen")} <Keycap>x</Keycap>{" "}
        {t("allRuns.keysSelect")}
      </span>
      {cursor !== undefined && (
        <Button size="small" onClick={() => void navigate({ search: (known) => ({ ...known, ...FIRST_PAGE }) })}>
          {t("act.firstPage")}
        </Button>
      )}
      {nextCursor !== null && (
        <Button
          size="small"
          onClick={() =>
            void navigate({ search: (known) => ({ ...known, cursor: nextCursor, skipped: skipped + shown }) })
          }
        >
          {t("act.nextPage")}
        </Button>
      )}
    </footer>
  );
}

function NoRuns({ search }: { readonly search: AllRunsSearch }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const isFiltered = Object.values(search).some((value) => value !== undefined);
  return isFiltered ? (
    <EmptyState
      icon={<ListFilter size={18} />}
      title={t("allRuns.noHit")}
      act={<Button onClick={() => void navigate({ to: "/runs", search: {} })}>{t("act.clearFilters")}</Button>}
    />
  ) : (
    <EmptyState
      title={t("allRuns.empty")}
      act={
        <Button look="primary" onClick={() => void navigate({ to: "/dags" })}>
          {t("allRuns.toDags")}
        </Button>
      }
    >
      {t("allRuns.emptyHint")}
    </EmptyState>
  );
}
