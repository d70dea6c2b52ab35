import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { Plus } from "lucide-react";
import { useTranslation } from "react-i18next";
import { BACKFILLS_PER_PAGE, type Backfill, backfillsQuery } from "../api/backfill-api.ts";
import { usePermissions } from "../app/session.ts";
import { useTimeWords } from "../app/use-time.ts";
import { Button } from "../components/button.tsx";
import { RelativeMoment } from "../components/moment.tsx";
import { EmptyState, ErrorState, SkeletonRows } from "../components/page-state.tsx";
import {
  BackfillProgressBar,
  BackfillProgressWords,
  BackfillStateWord,
} from "../features/backfills/backfill-progress.tsx";
import { ListFoot } from "../features/settings/list-foot.tsx";
import { SettingsHead, SettingsPage } from "../features/settings/settings-page.tsx";
import "../components/table.css";
import { useStateReasonWords } from "../features/waiting/use-state-reason-words.ts";
import "../features/backfills/backfills.css";

/** All back-fills, the newest first, with how far each has come. */
export function BackfillsPage() {
  const { t } = useTranslation();
  const title = t("backfills.title");
  return (
    <SettingsPage title={title} crumbs={[{ label: title }]} right="can_read DAG Runs">
      <SettingsHead title={title}>
        <NewBackfill />
      </SettingsHead>
      <Backfills />
    </SettingsPage>
  );
}

function NewBackfill() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { dag } = useSearch({ from: "/shell/backfills" });
  // Without a Dag what counts is the right to any of them.
  const { can_trigger: mayStart } = usePermissions(dag ?? "");
  if (!mayStart) return null;
  return (
    <Button
      look="primary"
      icon={<Plus size={14} />}
      onClick={() => void navigate({ to: "/backfills/new", search: { dag } })}
    >
      {t("backfills.new")}
    </Button>
  );
}

function Backfills() {
  const { t } = useTranslation();
  const { dag, skipped = 0 } = useSearch({ from: "/shell/backfills" });
  const navigate = useNavigate({ from: "/backfills" });
  const answer = useQuery(backfillsQuery({ dag, skipped }));
  if (answer.isPending) return <SkeletonRows rows={8} rowHeight={44} />;
  if (answer.isError) {
    return (
      <ErrorState title={t("backfills.listError")} error={answer.error} onTryAgain={() => void answer.refetch()} />
    );
  }
  const { backfills, total_entries: total } = answer.data;
  if (total === 0) {
    return (
      <EmptyState title={t("backfills.empty")} act={<NewBackfill />}>
        {t("backfills.emptyWords")}
      </EmptyState>
    );
  }
  const hasMore = skipped + backfills.length < total;
  return (
    <>
      <div className="settings-scroll">
        <BackfillTable backfills={backfills} />
      </div>
      <ListFoot
        shown={backfills.length}
        total={total}
        skipped={skipped}
        nextAfter={hasMore ? "next" : null}
        onPage={({ skipped: next }) =>
          void navigate({
            search: (known) => ({ ...known, skipped: next === undefined ? undefined : skipped + BACKFILLS_PER_PAGE }),
          })
        }
      />
    </>
  );
}

function BackfillTable({ backfills }: { readonly backfills: readonly Backfill[] }) {
  const { t } = useTranslation();
  return (
    <table className="table settings-table">
      <thead>
        <tr>
          <th>{t("backfills.dag")}</th>
          <th className="not-narrow-cell">{t("backfills.range")}</th>
          <th>{t("backfills.state")}</th>
          <th>{t("backfills.progress")}</th>
          <th className="not-narrow-cell">{t("backfills.dates")}</th>
          <th className="not-narrow-cell">{t("backfills.startedBy")}</th>
          <th className="not-narrow-cell">{t("backfills.startedAt")}</th>
        </tr>
      </thead>
      <tbody>
        {backfills.map((backfill) => (
          <BackfillRow key={backfill.backfill_id} backfill={backfill} />
        ))}
      </tbody>
    </table>
  );
}

function BackfillRow({ backfill }: { readonly backfill: Backfill }) {
  const time = useTimeWords();
  const { dag_id: dagId, backfill_id: id, from_date: from, to_date: to, progress } = backfill;
  const reason = useStateReasonWords()({ state_reason: backfill.reason, known_reason: backfill.known_reason });
  return (
    <tr>
      <td>
        <Link
          to="/dags/$dagId/backfills/$backfillId"
          params={{ dagId, backfillId: String(id) }}
          className="mono strong link"
        >
          {dagId}
        </Link>{" "}
        <span className="meta">{id}</span>
      </td>
      <td className="not-narrow-cell">
        {time.moment(from)} – {time.moment(to)}
      </td>
      <td title={reason ?? undefined}>
        <BackfillStateWord state={backfill.state} />
      </td>
      <td className="meta">
        <BackfillProgressWords progress={progress} />
      </td>
      <td className="not-narrow-cell">
        <BackfillProgressBar progress={progress} />
      </td>
      <td className="secondary not-narrow-cell">{backfill.created_by}</td>
      <td className="secondary not-narrow-cell">
        <RelativeMoment at={backfill.created_at} />
      </td>
    </tr>
  );
}
