import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { Braces, Download, FileUp, Plus } from "lucide-react";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { variablesQuery } from "../api/settings-api.ts";
import type { SettingsListSearch } from "../app/search-params-settings.ts";
import { useRights } from "../app/session.ts";
import { Button } from "../components/button.tsx";
import { EmptyState } from "../components/page-state.tsx";
import { SettingsList } from "../features/settings/settings-list.tsx";
import { SettingsPage } from "../features/settings/settings-page.tsx";
import { VariableExport, VariableImport } from "../features/variables/variable-files.tsx";
import { VariableTable } from "../features/variables/variable-table.tsx";

/** Every variable of the database; secret ones without their values. */
export function VariablesPage() {
  const { t } = useTranslation();
  const title = t("admin.variable.title");
  return (
    <SettingsPage title={title} crumbs={[{ label: title }]} right="can_read Variables">
      <Variables />
    </SettingsPage>
  );
}

function Variables() {
  const { t } = useTranslation();
  const search = useSearch({ from: "/shell/variables" });
  const navigate = useNavigate({ from: "/variables" });
  const variables = useQuery(variablesQuery({ search: search.search, after: search.after }));
  const change = useCallback(
    (changed: SettingsListSearch, replace: boolean) =>
      void navigate({ search: (known: SettingsListSearch) => ({ ...known, ...changed }), replace }),
    [navigate],
  );
  const shown = variables.data?.variables ?? [];
  return (
    <SettingsList
      title={t("admin.variable.title")}
      searchLabel={t("admin.variable.search")}
      look={search}
      onLook={change}
      answer={variables}
      shown={shown.length}
      acts={() => <VariableActs count={search.search === undefined ? (variables.data?.total ?? 0) : 0} />}
      empty={
        <EmptyState icon={<Braces size={18} />} title={t("admin.variable.empty")}>
          {t("admin.variable.emptyWords")}
        </EmptyState>
      }
    >
      <VariableTable variables={shown} />
    </SettingsList>
  );
}

function VariableActs({ count }: { readonly count: number }) {
  const { t } = useTranslation();
  const rights = useRights();
  const [open, setOpen] = useState<"import" | "export" | null>(null);
  return (
    <>
      {rights.has("can_create Variables") && (
        <Button icon={<FileUp size={14} />} onClick={() => setOpen("import")}>
          {t("admin.import")}
        </Button>
      )}
      {count > 0 && (
        <Button icon={<Download size={14} />} onClick={() => setOpen("export")}>
          {t("admin.export")}
        </Button>
      )}
      {rights.has("can_create Variables") && (
        <Link to="/variables/new" className="button button-primary">
          <Plus size={14} />
          {t("admin.variable.create")}
        </Link>
      )}
      {open === "import" && <VariableImport onClose={() => setOpen(null)} />}
      {open === "export" && <VariableExport count={count} onClose={() => setOpen(null)} />}
    </>
  );
}
