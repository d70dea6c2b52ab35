import { Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { type ReactNode, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { backfillPlanQuery } from "../api/backfill-api.ts";
import { dagQuery, dagsQuery } from "../api/queries.ts";
import type { DagAnswer } from "../api/ui-shapes.ts";
import { usePreferences } from "../app/preferences.ts";
import type { NewBackfillSearch } from "../app/search-params-work.ts";
import type { Crumb } from "../app/shell/top-bar.tsx";
import { SkeletonRows } from "../components/page-state.tsx";
import { plannedDate, reachOf } from "../features/backfills/backfill-days.ts";
import { defaultRange, requestOf } from "../features/backfills/backfill-draft.ts";
import { BackfillForm, type StartChoices } from "../features/backfills/backfill-form.tsx";
import { BackfillPlanView } from "../features/backfills/backfill-plan.tsx";
import { SettingsPage } from "../features/settings/settings-page.tsx";
import { DagFailure } from "./dag-failure.tsx";
import "../features/backfills/backfills.css";

/** The plan of a back-fill, before it happens. */
export function NewBackfillPage() {
  const { t } = useTranslation();
  const { dag } = useSearch({ from: "/shell/backfills/new" });
  const crumbs: readonly Crumb[] = [
    { label: t("backfills.title"), link: (children: ReactNode) => <Link to="/backfills">{children}</Link> },
    ...(dag === undefined ? [] : [{ label: <span className="mono">{dag}</span> }]),
    { label: t("backfills.newTitle") },
  ];
  return (
    <SettingsPage title={t("backfills.new")} crumbs={crumbs} right="can_read DAG Runs">
      {dag === undefined ? <DagChoice /> : <NewBackfill key={dag} dagId={dag} />}
    </SettingsPage>
  );
}

function DagChoice() {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: "/backfills/new" });
  const [search, setSearch] = useState("");
  const dags = useQuery(dagsQuery({ search: search === "" ? undefined : search }));
  return (
    <div className="page-state">
      <h1 className="section-title">{t("backfills.new")}</h1>
      <p className="page-state-words">{t("backfills.choose")}</p>
      <Select
        w={320}
        aria-label={t("backfills.chooseDag")}
        placeholder={t("backfills.chooseDag")}
        data={dags.data?.dags.map((dag) => dag.dag_id) ?? []}
        searchable
        searchValue={search}
        onSearchChange={setSearch}
        filter={({ options }) => options}
        nothingFoundMessage={t("log.noHit")}
        onChange={(dag) => dag !== null && void navigate({ search: { dag } })}
      />
    </div>
  );
}

function NewBackfill({ dagId }: { readonly dagId: string }) {
  const answer = useQuery(dagQuery(dagId));
  if (answer.isPending) return <SkeletonRows rows={10} rowHeight={52} />;
  if (answer.isError) {
    return <DagFailure dagId={dagId} error={answer.error} onTryAgain={() => void answer.refetch()} />;
  }
  return <Plan answer={answer.data} />;
}

function Plan({ answer }: { readonly answer: DagAnswer }) {
  const { t } = useTranslation();
  const { zone } = usePreferences();
  const asked = useSearch({ from: "/shell/backfills/new" });
  const navigate = useNavigate({ from: "/backfills/new" });
  const [choices, setChoices] = useState<StartChoices>({ goesOn: false, keepsVersion: false });
  const [openedAt] = useState(() => new Date());
  const range = useMemo(() => defaultRange(openedAt, zone), [openedAt, zone]);
  const search: NewBackfillSearch = { ...asked, from: asked.from ?? range.from, to: asked.to ?? range.to };
  const request = requestOf(search, zone);
  const dagId = answer.dag.dag_id;
  // The same query as the plan beside, so it is asked once.
  const plan = useQuery({
    ...backfillPlanQuery(dagId, request ?? { ...EMPTY, rerun_behavior: "none" }),
    enabled: request !== null,
  });
  const reach = plan.data === undefined ? null : reachOf(plan.data.dates.map(plannedDate));
  return (
    <div className="backfill-new">
      <div>
        <h1 className="page-title backfill-title">
          {t("backfills.of")} <span className="mono">{dagId}</span>
        </h1>
        <BackfillForm
          answer={answer}
          search={search}
          choices={choices}
          reach={reach}
          onSearch={(changed) => void navigate({ search: { ...search, ...changed }, replace: true })}
          onChoices={(changed) => setChoices({ ...choices, ...changed })}
        />
      </div>
      <section className="backfill-plan" aria-label={t("backfills.plan")}>
        <BackfillPlanView answer={answer} request={request} choices={choices} />
      </section>
    </div>
  );
}

const EMPTY = {
  from_date: "",
  to_date: "",
  run_backwards: false,
  max_active_runs: null,
  task_ids: null,
  include_upstream: true,
};
