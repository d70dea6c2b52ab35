import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { Cable, Download, FileUp, ListFilter, Plus } from "lucide-react";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { connectionsQuery } from "../api/settings-api.ts";
import type { SettingsListSearch } from "../app/search-params-settings.ts";
import { useRights } from "../app/session.ts";
import { Button } from "../components/button.tsx";
import { EmptyState, ErrorState, SkeletonRows } from "../components/page-state.tsx";
import { ConnectionExport } from "../features/connections/connection-export.tsx";
import { ConnectionImport } from "../features/connections/connection-import.tsx";
import { ConnectionTable } from "../features/connections/connection-table.tsx";
import { ListFoot } from "../features/settings/list-foot.tsx";
import { SettingsHead, SettingsPage } from "../features/settings/settings-page.tsx";

/** Every connection of the database, found by what it says of itself. */
export function ConnectionsPage() {
  const { t } = useTranslation();
  const title = t("admin.connection.title");
  return (
    <SettingsPage title={title} crumbs={[{ label: title }]} right="can_read Connections">
      <Connections />
    </SettingsPage>
  );
}

function Connections() {
  const { t } = useTranslation();
  const search = useSearch({ from: "/shell/connections" });
  const navigate = useNavigate({ from: "/connections" });
  const connections = useQuery(connectionsQuery({ search: search.search, after: search.after }));
  const look = useCallback(
    (text: string) =>
      void navigate({
        search: (known: SettingsListSearch) => ({
          ...known,
          search: text === "" ? undefined : text,
          after: undefined,
          skipped: undefined,
        }),
        replace: true,
      }),
    [navigate],
  );
  const hasAny = search.search !== undefined || (connections.data?.total ?? 0) > 0;
  return (
    <>
      <SettingsHead
        title={t("admin.connection.title")}
        {...(hasAny
          ? { search: { label: t("admin.connection.search"), value: search.search ?? "", onChange: look } }
          : {})}
      >
        <ConnectionActs hasAny={hasAny} />
      </SettingsHead>
      <div className="settings-scroll">
        {connections.isPending ? (
          <SkeletonRows rows={10} rowHeight={44} />
        ) : connections.isError ? (
          <ErrorState
            title={t("admin.readError")}
            error={connections.error}
            onTryAgain={() => void connections.refetch()}
          />
        ) : connections.data.connections.length === 0 ? (
          <NoConnections search={search.search} onClear={() => look("")} />
        ) : (
          <ConnectionTable connections={connections.data.connections} />
        )}
      </div>
      {connections.data !== undefined && connections.data.connections.length > 0 && (
        <ListFoot
          shown={connections.data.connections.length}
          total={connections.data.total}
          skipped={search.skipped ?? 0}
          nextAfter={connections.data.next_after}
          onPage={(part) => void navigate({ search: (known: SettingsListSearch) => ({ ...known, ...part }) })}
        />
      )}
    </>
  );
}

function ConnectionActs({ hasAny }: { readonly hasAny: boolean }) {
  const { t } = useTranslation();
  const rights = useRights();
  const [open, setOpen] = useState<"import" | "export" | null>(null);
  const mayImport = rights.has("can_create Connections") && rights.has("can_edit Connections");
  return (
    <>
      {mayImport && (
        <Button icon={<FileUp size={14} />} onClick={() => setOpen("import")}>
          {t("admin.import")}
        </Button>
      )}
      {hasAny && (
        <Button icon={<Download size={14} />} onClick={() => setOpen("export")}>
          {t("admin.export")}
        </Button>
      )}
      {rights.has("can_create Connections") && (
        <Link to="/connections/new" className="button button-primary">
          <Plus size={14} />
          {t("admin.connection.create")}
        </Link>
      )}
      {open === "import" && <ConnectionImport onClose={() => setOpen(null)} />}
      {open === "export" && <ConnectionExport onClose={() => setOpen(null)} />}
    </>
  );
}

function NoConnections({ search, onClear }: { readonly search: string | undefined; readonly onClear: () => void }) {
  const { t } = useTranslation();
  if (search !== undefined) {
    return (
      <EmptyState
        icon={<ListFilter size={18} />}
        title={t("admin.noHit", { text: search })}
        act={<Button onClick={onClear}>{t("act.clearFilters")}</Button>}
      />
    );
  }
  return (
    <EmptyState icon={<Cable size={18} />} title={t("admin.connection.empty")}>
      {t("admin.connection.emptyWords")}
    </EmptyState>
  );
}
