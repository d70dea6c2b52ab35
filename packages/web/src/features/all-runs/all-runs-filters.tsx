import { Menu, Popover } from "@mantine/core";
import { ArrowDownWideNarrow } from "lucide-react";
import { type SyntheticEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { type AllRunsSearch, parseAllRunsSearch } from "../../app/search-params-overview.ts";
import { useTimeWords } from "../../app/use-time.ts";
import { Button } from "../../components/button.tsx";
import { AddFilterChip, ValueChip } from "../../components/chip.tsx";
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
      <DateFilter search={search} onChange={onChange} />
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

function DateFilter({ search: { from, to }, onChange }: FilterProps) {
  const { t } = useTranslation();
  const time = useTimeWords();
  const [isOpen, setIsOpen] = useState(false);
  const [chosen, setChosen] = useState({ from: "", to: "" });
  if (from !== undefined || to !== undefined) {
    const words = { from: time.day(from ?? ""), to: time.day(to ?? "") };
    const range =
      from === undefined
        ? t("allRuns.until", { day: words.to })
        : to === undefined
          ? t("allRuns.since", { day: words.from })
          : t("allRuns.between", words);
    return (
      <ValueChip
        label={t("allRuns.started")}
        value={range}
        removeLabel={t("dags.removeFilter", { filter: t("allRuns.dateFilter", { range }) })}
        onRemove={() => onChange({ from: undefined, to: undefined, order: undefined })}
      />
    );
  }
  const apply = (event: SyntheticEvent) => {
    event.preventDefault();
    setIsOpen(false);
    onChange({ from: chosen.from === "" ? undefined : chosen.from, to: chosen.to === "" ? undefined : chosen.to });
  };
  return (
    <Popover opened={isOpen} onChange={setIsOpen} position="bottom-start" trapFocus>
      <Popover.Target>
        <AddFilterChip onClick={() => setIsOpen(!isOpen)}>{t("allRuns.started")}</AddFilterChip>
      </Popover.Target>
      <Popover.Dropdown>
        <form className="date-filter" onSubmit={apply}>
          {(["from", "to"] as const).map((end) => (
            <label key={end}>
              {t(`allRuns.${end}`)}
              <input
                type="date"
                value={chosen[end]}
                onChange={(event) => setChosen({ ...chosen, [end]: event.target.value })}
              />
            </label>
          ))}
          <Button type="submit" look="primary" disabled={chosen.from === "" && chosen.to === ""}>
            {t("allRuns.apply")}
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}

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
