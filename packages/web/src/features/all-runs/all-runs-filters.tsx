import { Menu } from "@mantine/core";
import { ArrowDownWideNarrow } from "lucide-react";
import { useTranslation } from "react-i18next";
import { type AllRunsSearch, parseAllRunsSearch } from "../../app/search-params-overview.ts";
import { Button } from "../../components/button.tsx";
import { DateFilter } from "../../components/date-filter.tsx";
import { RunFilters } from "../run-table/run-filters.tsx";
import { SavedFilters } from "../saved-filters/saved-filters.tsx";

const NO_FILTERS: AllRunsSearch = parseAllRunsSearch({});

interface AllRunsFiltersProps {
  readonly search: AllRunsSearch;
  readonly onChange: (changed: AllRunsSearch) => void;
  readonly onClear: () => void;
}

/** What narrows and orders the runs; each filter is in the address. */
export function AllRunsFilters({ search, onChange, onClear }: AllRunsFiltersProps) {
  const { t } = useTranslation();
  const { dag, state, type, from, to } = search;
  const hasFilters = [dag, state, type, from, to].some((value) => value !== undefined);
  return (
    <div className="dag-filters all-runs-filters">
      <RunFilters
        search={{ run_state: state, run_type: type }}
        onChange={(changed) =>
          onChange({
            ...("run_state" in changed ? { state: changed.run_state as AllRunsSearch["state"] } : {}),
            ...("run_type" in changed ? { type: changed.run_type as AllRunsSearch["type"] } : {}),
          })
        }
      />
      <DateFilter
        label={t("allRuns.started")}
        from={from}
        to={to}
        onChange={(days) =>
          onChange(days.from === undefined && days.to === undefined ? { ...days, order: undefined } : days)
        }
      />
      <SavedFilters
        page="runs"
        search={{ ...search, cursor: undefined, skipped: undefined }}
        onChoose={(chosen) => onChange({ ...NO_FILTERS, ...parseAllRunsSearch(chosen) })}
      />
      {hasFilters && (
        <button type="button" className="link strong dag-filters-clear" onClick={onClear}>
          {t("act.clearFilters")}
        </button>
      )}
      <span className="fill" />
      <OrderMenu search={search} onChange={onChange} />
    </div>
  );
}

type FilterProps = Omit<AllRunsFiltersProps, "onClear">;

const ORDERS = ["newest", "oldest", "longest"] as const;

function OrderMenu({ search, onChange }: FilterProps) {
  const { t } = useTranslation();
  const current = search.order ?? "newest";
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          size="small"
          icon={<ArrowDownWideNarrow size={14} />}
          aria-label={`${t("allRuns.order")}: ${t(`allRuns.${current}`)}`}
        >
          {t(`allRuns.${current}`)}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {ORDERS.map((order) => (
          <Menu.RadioItem
            key={order}
            value={order}
            checked={order === current}
            closeMenuOnClick
            onChange={() => onChange({ order: order === "newest" ? undefined : order })}
          >
            {t(`allRuns.${order}`)}
          </Menu.RadioItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
