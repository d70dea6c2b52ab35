import { Menu } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { Star } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { DagFilterState, DagPage } from "../../api/ui-shapes.ts";
import { type DagsSearch, parseDagsSearch } from "../../app/search-params.ts";
import { AddFilterChip, Chip, ValueChip } from "../../components/chip.tsx";
import { StateMark } from "../../design/state-mark.tsx";
import { SavedFilters } from "../saved-filters/saved-filters.tsx";

const STATES: readonly DagFilterState[] = ["failed", "running", "queued", "paused"];

interface DagFiltersProps {
  readonly filters: DagsSearch;
  readonly page: DagPage | undefined;
}

/** The filters of the list of Dags; each one is in the address. */
export function DagFilters({ filters, page }: DagFiltersProps) {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: "/dags" });
  const change = (changed: DagsSearch) =>
    void navigate({ search: (known) => ({ ...known, cursor: undefined, skipped: undefined, ...changed }) });
  const hasFilters = [filters.search, filters.state, filters.tag, filters.owner, filters.favorites].some(
    (value) => value !== undefined,
  );

  return (
    <div className="dag-filters">
      <StateChips filters={filters} page={page} onChange={change} />
      <span className="top-divider not-narrow" />
      <Chip
        isOn={filters.favorites === true}
        mark={<Star size={13} />}
        onClick={() => change({ favorites: filters.favorites === true ? undefined : true })}
      >
        {t("dagList.favorites")}
      </Chip>
      <ValueFilter
        name={t("dags.tag")}
        value={filters.tag}
        values={page?.tags ?? []}
        onChange={(tag) => change({ tag })}
      />
      <ValueFilter
        name={t("dags.owner")}
        value={filters.owner}
        values={page?.owners ?? []}
        onChange={(owner) => change({ owner })}
      />
      <SavedFilters
        page="dags"
        search={{ ...filters, cursor: undefined, skipped: undefined }}
        onChoose={(search) => void navigate({ search: parseDagsSearch(search) })}
      />
      {hasFilters && (
        <button type="button" className="link strong dag-filters-clear" onClick={() => void navigate({ search: {} })}>
          {t("act.clearFilters")}
        </button>
      )}
      <span className="fill" />
      {page !== undefined && (
        <span className="meta dag-filters-count not-narrow">{t("dags.countByName", { count: page.total })}</span>
      )}
    </div>
  );
}

interface StateChipsProps extends DagFiltersProps {
  readonly onChange: (changed: DagsSearch) => void;
}

function StateChips({ filters, page, onChange }: StateChipsProps) {
  const { t } = useTranslation();
  return (
    <div className="dag-filters-states" role="group" aria-label={t("dags.stateFilter")}>
      <Chip
        isOn={filters.state === undefined}
        onClick={() => onChange({ state: undefined })}
        {...(page === undefined ? {} : { count: page.counts.all })}
      >
        {t("state.all")}
      </Chip>
      {STATES.map((state) => (
        <Chip
          key={state}
          isOn={filters.state === state}
          mark={state === "paused" ? undefined : <StateMark state={state} size={14} />}
          onClick={() => onChange({ state: filters.state === state ? undefined : state })}
          {...(page === undefined ? {} : { count: page.counts[state] })}
        >
          {t(`state.${state}`)}
        </Chip>
      ))}
    </div>
  );
}

interface ValueFilterProps {
  readonly name: string;
  readonly value: string | undefined;
  readonly values: readonly string[];
  readonly onChange: (value: string | undefined) => void;
}

function ValueFilter({ name, value, values, onChange }: ValueFilterProps) {
  const { t } = useTranslation();
  if (value !== undefined) {
    return (
      <ValueChip
        label={name}
        value={value}
        removeLabel={t("dags.removeFilter", { filter: `${name}: ${value}` })}
        onRemove={() => onChange(undefined)}
      />
    );
  }
  if (values.length === 0) return null;
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <AddFilterChip>{name}</AddFilterChip>
      </Menu.Target>
      <Menu.Dropdown mah={320} style={{ overflowY: "auto" }}>
        {values.map((each) => (
          <Menu.Item key={each} onClick={() => onChange(each)}>
            {each}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
