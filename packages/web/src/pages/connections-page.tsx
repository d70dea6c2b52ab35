import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { Cable, Download, FileUp, Plus } from "lucide-react";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { connectionsQuery } from "../api/settings-api.ts";
import type { SettingsListSearch } from "../app/search-params-settings.ts";
import { useRights } from "../app/session.ts";
import { Button } from "../components/button.tsx";
import { EmptyState } from "../components/page-state.tsx";
import { ConnectionExport } from "../features/connections/connection-export.tsx";
import { ConnectionImport } from "../features/connections/connection-import.tsx";
import { ConnectionTable } from "../features/connections/connection-table.tsx";
import { SettingsList } from "../features/settings/settings-list.tsx";
import { SettingsPage } from "../features/settings/settings-page.tsx";

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
  const change = useCallback(
    (changed: SettingsListSearch, replace: boolean) =>
      void navigate({ search: (known: SettingsListSearch) => ({ ...known, ...changed }), replace }),
    [navigate],
  );
  const shown = connections.data?.connections ?? [];
  return (
    <SettingsList
      title={t("admin.connection.title")}
      searchLabel={t("admin.connection.search")}
      look={search}
      onLook={change}
      answer={connections}
      shown={shown.length}
      acts={(hasAny) => <ConnectionActs hasAny={hasAny} />}
      empty={
        <EmptyState icon={<Cable size={18} />} title={t("admin.connection.empty")}>
          {t("admin.connection.emptyWords")}
        </EmptyState>
      }
    >
      <ConnectionTable connections={shown} />
    </SettingsList>
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
