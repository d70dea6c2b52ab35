import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { ListFilter } from "lucide-react";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { dagsQuery } from "../api/queries.ts";
import type { DagPage } from "../api/ui-shapes.ts";
import { focusField, useKeys } from "../app/keyboard.ts";
import { usePreferences } from "../app/preferences.ts";
import { usePermissionsOf } from "../app/session.ts";
import { TopBar } from "../app/shell/top-bar.tsx";
import { Button, Keycap } from "../components/button.tsx";
import { EmptyState, ErrorState, SkeletonRows } from "../components/page-state.tsx";
import { SearchField } from "../components/search-field.tsx";
import { DagCard } from "../features/dag-list/dag-card.tsx";
import { DagFilters } from "../features/dag-list/dag-filters.tsx";
import { DagTable } from "../features/dag-list/dag-table.tsx";
import { FirstRun } from "../features/dag-list/first-run.tsx";
import { ImportErrorsNotice } from "../features/import-errors/import-errors-notice.tsx";
import "../features/dag-list/dag-list.css";

const FILTER_FIELD = "dags-filter";

/** Find a Dag, see if it is well. */
export function DagsPage() {
  const { t } = useTranslation();
  const filters = useSearch({ from: "/shell/dags" });
  const { skipped: _, favorites, ...query } = filters;
  const { favoriteDags } = usePreferences();
  // A comma by itself names no Dag: without favorites the list is empty, not whole.
  const ids = favorites === true ? favoriteDags.join(",") || "," : undefined;
  const dags = useQuery(dagsQuery({ ...query, ids }));
  const isFirstRun =
    dags.data?.counts.all === 0 &&
    filters.search === undefined &&
    filters.tag === undefined &&
    filters.owner === undefined &&
    favorites === undefined;
  return (
    <>
      <title>{`${t("dags.title")} · Baram`}</title>
      <TopBar crumbs={[{ label: t("dags.title") }]} />
      {isFirstRun ? (
        <div className="dags-scroll">
          <ImportErrorsNotice />
          <FirstRun />
        </div>
      ) : (
        <>
          <DagsHead page={dags.data} />
          <ImportErrorsNotice />
          <DagsBody dags={dags} />
        </>
      )}
    </>
  );
}

function DagsHead({ page }: { readonly page: DagPage | undefined }) {
  const { t } = useTranslation();
  const filters = useSearch({ from: "/shell/dags" });
  const navigate = useNavigate({ from: "/dags" });
  const [showsFilters, setShowsFilters] = useState(false);
  useKeys({ f: () => focusField(FILTER_FIELD) });
  const search = useCallback(
    (text: string) =>
      void navigate({
        search: (known) => ({
          ...known,
          search: text === "" ? undefined : text,
          cursor: undefined,
          skipped: undefined,
        }),
        replace: true,
      }),
    [navigate],
  );
  return (
    <div className={showsFilters ? "dags-head dags-head-open" : "dags-head"}>
      <div className="dags-title-row">
        <h1 className="page-title not-narrow">{t("dags.title")}</h1>
        <span className="fill not-narrow" />
        <SearchField
          id={FILTER_FIELD}
          label={t("dags.filter")}
          value={filters.search ?? ""}
          keycap="f"
          onChange={search}
        />
        <Button
          className="only-narrow"
          aria-label={t("log.filters")}
          aria-pressed={showsFilters}
          icon={<ListFilter size={16} />}
          onClick={() => setShowsFilters(!showsFilters)}
        />
      </div>
      <DagFilters filters={filters} page={page} />
    </div>
  );
}

function DagsBody({ dags }: { readonly dags: ReturnType<typeof useQuery<DagPage>> }) {
  const { t } = useTranslation();
  const filters = useSearch({ from: "/shell/dags" });
  const navigate = useNavigate({ from: "/dags" });
  if (dags.isPending) return <SkeletonRows rows={12} rowHeight={53} />;
  if (dags.isError) {
    return <ErrorState title={t("error.dags")} error={dags.error} onTryAgain={() => void dags.refetch()} />;
  }
  const page = dags.data;
  if (page.dags.length === 0) {
    return (
      <EmptyState
        icon={<ListFilter size={18} />}
        title={filters.search === undefined ? t("dags.noHitFilter") : t("dags.noHit", { text: filters.search })}
        act={<Button onClick={() => void navigate({ search: {} })}>{t("act.clearFilters")}</Button>}
      >
        {filters.favorites === true && t("dagList.favoritesHint")}
      </EmptyState>
    );
  }
  return (
    <>
      <div className="dags-scroll not-narrow">
        <DagTable dags={page.dags} />
      </div>
      <div className="dags-scroll only-narrow dags-cards">
        {page.dags.map((dag) => (
          <DagCard key={dag.dag_id} dag={dag} />
        ))}
      </div>
      <DagsFoot page={page} skipped={filters.skipped ?? 0} />
    </>
  );
}

function DagsFoot({ page, skipped }: { readonly page: DagPage; readonly skipped: number }) {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: "/dags" });
  const permissionsOf = usePermissionsOf();
  const nextCursor = page.next_cursor;
  return (
    <footer className="page-foot">
      <span>
        {t("dags.page", { from: skipped + 1, to: skipped + page.dags.length, total: page.total.toLocaleString("en") })}
      </span>
      <span className="fill" />
      <span className="page-foot-keys not-narrow">
        <Keycap>j</Keycap>
        <Keycap>k</Keycap> {t("dags.keysMove")} <Keycap>Enter</Keycap> {t("dags.keysOpen")}
        {page.dags.some(({ dag_id: dagId }) => permissionsOf(dagId).can_trigger) && (
          <>
            <Keycap>t</Keycap> {t("dags.keysTrigger")}
          </>
        )}
        {page.dags.some(({ dag_id: dagId }) => permissionsOf(dagId).can_edit) && (
          <>
            <Keycap>p</Keycap> {t("dags.keysPause")}
          </>
        )}
      </span>
      {skipped > 0 && (
        <Button
          size="small"
          onClick={() => void navigate({ search: (known) => ({ ...known, cursor: undefined, skipped: undefined }) })}
        >
          {t("act.firstPage")}
        </Button>
      )}
      {nextCursor !== null && (
        <Button
          size="small"
          onClick={() =>
            void navigate({
              search: (known) => ({ ...known, cursor: nextCursor, skipped: skipped + page.dags.length }),
            })
          }
        >
          {t("act.nextPage")}
        </Button>
      )}
    </footer>
  );
}
