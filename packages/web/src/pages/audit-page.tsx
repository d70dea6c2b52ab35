import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { ListFilter, ScrollText } from "lucide-react";
import { useTranslation } from "react-i18next";
import { auditQuery } from "../api/settings-api.ts";
import { usePreferences } from "../app/preferences.ts";
import type { AuditSearch } from "../app/search-params-settings.ts";
import { Button } from "../components/button.tsx";
import { EmptyState, ErrorState, SkeletonRows } from "../components/page-state.tsx";
import { AuditFilterBar } from "../features/audit/audit-filter-bar.tsx";
import { AuditTable } from "../features/audit/audit-table.tsx";
import { dayBounds } from "../features/audit/day-bounds.ts";
import { SettingsHead, SettingsPage } from "../features/settings/settings-page.tsx";

/** What people changed, or tried to, the latest first. */
export function AuditPage() {
  const { t } = useTranslation();
  const title = t("admin.audit.title");
  return (
    <SettingsPage title={title} crumbs={[{ label: title }]} right="can_read Audit Logs">
      <AuditLog />
    </SettingsPage>
  );
}

function AuditLog() {
  const { t } = useTranslation();
  const search = useSearch({ from: "/shell/audit" });
  const navigate = useNavigate({ from: "/audit" });
  const { zone } = usePreferences();
  const { from, to } = dayBounds(search, zone);
  const entries = useQuery(
    auditQuery({
      owner: search.owner,
      event: search.event,
      from,
      to,
      dag_id: search.dag,
      task_id: search.task,
      run_id: search.run,
      before_id: search.before,
    }),
  );
  const change = (changed: AuditSearch) =>
    void navigate({ search: (known: AuditSearch) => ({ ...known, before: undefined, ...changed }), replace: true });
  const isNarrowed = Object.values(search).some((value) => value !== undefined);
  return (
    <>
      <SettingsHead title={t("admin.audit.title")} />
      <AuditFilterBar search={search} onChange={change} onClear={() => void navigate({ search: {} })} />
      <div className="settings-scroll">
        {entries.isPending ? (
          <SkeletonRows rows={12} rowHeight={40} />
        ) : entries.isError ? (
          <ErrorState title={t("admin.readError")} error={entries.error} onTryAgain={() => void entries.refetch()} />
        ) : entries.data.entries.length > 0 ? (
          <AuditTable entries={entries.data.entries} onFilter={change} />
        ) : isNarrowed ? (
          <EmptyState
            icon={<ListFilter size={18} />}
            title={t("admin.noHitFilter")}
            act={<Button onClick={() => void navigate({ search: {} })}>{t("act.clearFilters")}</Button>}
          />
        ) : (
          <EmptyState icon={<ScrollText size={18} />} title={t("admin.audit.empty")}>
            {t("admin.audit.emptyWords")}
          </EmptyState>
        )}
      </div>
      {entries.data !== undefined && entries.data.entries.length > 0 && (
        <AuditFoot
          shown={entries.data.entries.length}
          next={entries.data.next_before_id}
          isFirst={search.before === undefined}
          onBefore={(before) => void navigate({ search: (known: AuditSearch) => ({ ...known, before }) })}
        />
      )}
    </>
  );
}

interface AuditFootProps {
  readonly shown: number;
  readonly next: number | null;
  readonly isFirst: boolean;
  readonly onBefore: (id: number | undefined) => void;
}

function AuditFoot({ shown, next, isFirst, onBefore }: AuditFootProps) {
  const { t } = useTranslation();
  return (
    <footer className="settings-foot">
      <span>{t("admin.audit.shown", { count: shown })}</span>
      <span className="not-narrow">{t("admin.audit.tries")}</span>
      <span className="fill" />
      {!isFirst && (
        <Button size="small" onClick={() => onBefore(undefined)}>
          {t("admin.newest")}
        </Button>
      )}
      {next !== null && (
        <Button size="small" onClick={() => onBefore(next)}>
          {t("admin.older")}
        </Button>
      )}
    </footer>
  );
}
