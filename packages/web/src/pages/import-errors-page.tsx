import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { CircleCheck, ListFilter } from "lucide-react";
import { useTranslation } from "react-i18next";
import { importErrorsQuery } from "../api/queries.ts";
import type { ImportFailure } from "../api/ui-shapes.ts";
import { focusField, useKeys } from "../app/keyboard.ts";
import { TopBar } from "../app/shell/top-bar.tsx";
import { Button } from "../components/button.tsx";
import { EmptyState, ErrorState, SkeletonRows } from "../components/page-state.tsx";
import { SearchField } from "../components/search-field.tsx";
import { ImportFailureItem } from "../features/import-errors/import-failure-item.tsx";
import "../features/dag-list/dag-list.css";
import "../features/import-errors/import-errors-notice.css";
import "../features/import-errors/import-errors-page.css";

const FILTER_FIELD = "import-errors-filter";

/** Every Dag file that could not be read, with the place in the author's source. */
export function ImportErrorsPage() {
  const { t } = useTranslation();
  const { file } = useSearch({ from: "/shell/import-errors" });
  const navigate = useNavigate({ from: "/import-errors" });
  const failures = useQuery(importErrorsQuery);
  useKeys({ f: () => focusField(FILTER_FIELD) });
  const title = t("importError.title");
  return (
    <>
      <title>{`${title} · Baram`}</title>
      <TopBar crumbs={[{ label: title }]} />
      <div className="dags-title-row">
        <h1 className="page-title not-narrow">{title}</h1>
        <span className="fill not-narrow" />
        <SearchField
          id={FILTER_FIELD}
          label={t("importErrors.filter")}
          value={file ?? ""}
          keycap="f"
          onChange={(text) => void navigate({ search: { file: text === "" ? undefined : text }, replace: true })}
        />
      </div>
      {failures.isPending ? (
        <SkeletonRows rows={6} rowHeight={96} />
      ) : failures.isError ? (
        <ErrorState title={t("importErrors.error")} error={failures.error} onTryAgain={() => void failures.refetch()} />
      ) : (
        <Failures failures={failures.data} text={file ?? ""} onClear={() => void navigate({ search: {} })} />
      )}
    </>
  );
}

interface FailuresProps {
  readonly failures: readonly ImportFailure[];
  readonly text: string;
  readonly onClear: () => void;
}

function Failures({ failures, text, onClear }: FailuresProps) {
  const { t } = useTranslation();
  if (failures.length === 0) {
    return (
      <EmptyState icon={<CircleCheck size={18} />} title={t("importErrors.none")}>
        {t("importErrors.noneHint")}
      </EmptyState>
    );
  }
  const searched = text.toLowerCase();
  const shown = failures.filter(({ relative_path: path, message }) =>
    `${path} ${message}`.toLowerCase().includes(searched),
  );
  if (shown.length === 0) {
    return (
      <EmptyState
        icon={<ListFilter size={18} />}
        title={t("importErrors.noHit", { text })}
        act={<Button onClick={onClear}>{t("act.clearFilters")}</Button>}
      />
    );
  }
  return (
    <div className="import-errors-scroll">
      <p className="import-errors-words secondary">
        <b className="strong">{t("importErrors.count", { count: shown.length })}.</b> {t("importErrors.kept")}{" "}
        {t("importErrors.hint")}
      </p>
      <ul className="import-errors-list">
        {shown.map((failure) => (
          <ImportFailureItem key={failure.relative_path} failure={failure} />
        ))}
      </ul>
    </div>
  );
}
