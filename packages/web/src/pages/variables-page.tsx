import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { Braces, Download, FileUp, ListFilter, Plus } from "lucide-react";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { variablesQuery } from "../api/settings-api.ts";
import type { SettingsListSearch } from "../app/search-params-settings.ts";
import { useRights } from "../app/session.ts";
import { Button } from "../components/button.tsx";
import { EmptyState, ErrorState, SkeletonRows } from "../components/page-state.tsx";
import { ListFoot } from "../features/settings/list-foot.tsx";
import { SettingsHead, SettingsPage } from "../features/settings/settings-page.tsx";
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
  const hasAny = search.search !== undefined || (variables.data?.total ?? 0) > 0;
  return (
    <>
      <SettingsHead
        title={t("admin.variable.title")}
        {...(hasAny
          ? { search: { label: t("admin.variable.search"), value: search.search ?? "", onChange: look } }
          : {})}
      >
        <VariableActs count={search.search === undefined ? (variables.data?.total ?? 0) : 0} />
      </SettingsHead>
      <div className="settings-scroll">
        {variables.isPending ? (
          <SkeletonRows rows={10} rowHeight={44} />
        ) : variables.isError ? (
          <ErrorState
            title={t("admin.readError")}
            error={variables.error}
            onTryAgain={() => void variables.refetch()}
          />
        ) : variables.data.variables.length === 0 ? (
          <NoVariables search={search.search} onClear={() => look("")} />
        ) : (
          <VariableTable variables={variables.data.variables} />
        )}
      </div>
      {variables.data !== undefined && variables.data.variables.length > 0 && (
        <ListFoot
          shown={variables.data.variables.length}
          total={variables.data.total}
          skipped={search.skipped ?? 0}
          nextAfter={variables.data.next_after}
          onPage={(part) => void navigate({ search: (known: SettingsListSearch) => ({ ...known, ...part }) })}
        />
      )}
    </>
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

function NoVariables({ search, onClear }: { readonly search: string | undefined; readonly onClear: () => void }) {
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
    <EmptyState icon={<Braces size={18} />} title={t("admin.variable.empty")}>
      {t("admin.variable.emptyWords")}
    </EmptyState>
  );
}
