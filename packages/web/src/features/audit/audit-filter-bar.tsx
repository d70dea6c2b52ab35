import { useTranslation } from "react-i18next";
import type { AuditSearch } from "../../app/search-params-settings.ts";
import { Button } from "../../components/button.tsx";
import { DateFilter } from "../../components/date-filter.tsx";
import { SearchField } from "../../components/search-field.tsx";
import "./audit.css";

interface AuditFilterBarProps {
  readonly search: AuditSearch;
  readonly onChange: (changed: AuditSearch) => void;
  readonly onClear: () => void;
}

const TEXT_FILTERS = ["owner", "event", "dag", "task", "run"] as const;

/** What narrows the audit log: by whom, what, about what, and when. */
export function AuditFilterBar({ search, onChange, onClear }: AuditFilterBarProps) {
  const { t } = useTranslation();
  const isNarrowed = Object.values(search).some((value) => value !== undefined);
  return (
    <div className="audit-filters" role="search" aria-label={t("admin.lookUp")}>
      {TEXT_FILTERS.map((name) => (
        <TextFilter key={name} name={name} value={search[name] ?? ""} onChange={onChange} />
      ))}
      <DateFilter label={t("admin.audit.when")} from={search.from} to={search.to} onChange={(days) => onChange(days)} />
      {isNarrowed && (
        <Button size="small" look="quiet" onClick={onClear}>
          {t("act.clearFilters")}
        </Button>
      )}
    </div>
  );
}

interface TextFilterProps {
  readonly name: (typeof TEXT_FILTERS)[number];
  readonly value: string;
  readonly onChange: (changed: AuditSearch) => void;
}

function TextFilter({ name, value, onChange }: TextFilterProps) {
  const { t } = useTranslation();
  const words = { owner: "who", event: "event", dag: "dag", task: "task", run: "run" } as const;
  const change = (text: string) => onChange({ [name]: text === "" ? undefined : text });
  return (
    <SearchField
      id={`audit-${name}`}
      label={t(`admin.audit.${words[name]}`)}
      value={value}
      isSmall
      width={150}
      onChange={change}
    />
  );
}
