import { Menu } from "@mantine/core";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { ChevronDown, ChevronLeft, ChevronRight } from "lucide-react";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { GridAnswer } from "../../api/ui-shapes.ts";
import { focusField, useKeys } from "../../app/keyboard.ts";
import type { GridSearch } from "../../app/search-params.ts";
import { Button } from "../../components/button.tsx";
import { AddFilterChip, ValueChip } from "../../components/chip.tsx";
import { SearchField } from "../../components/search-field.tsx";
import { STATES_IN_LEGEND_ORDER } from "../../design/state-colors.ts";
import { StateMark } from "../../design/state-mark.tsx";
import { RunFilters } from "../run-table/run-filters.tsx";

const FILTER_FIELD = "grid-filter";
const LIMITS = [10, 26, 50, 100] as const;

interface GridToolbarProps {
  readonly limit: number;
  readonly grid: GridAnswer | undefined;
}

/** Which tasks and runs the grid shows. */
export function GridToolbar({ limit, grid }: GridToolbarProps) {
  const { t } = useTranslation();
  const search = useSearch({ from: "/shell/dags/$dagId/" });
  const navigate = useNavigate({ from: "/dags/$dagId" });
  useKeys({ f: () => focusField(FILTER_FIELD) });
  const change = useCallback(
    (changed: GridSearch) => void navigate({ search: (known) => ({ ...known, ...changed }), replace: true }),
    [navigate],
  );
  const find = useCallback((text: string) => change({ find: text === "" ? undefined : text }), [change]);
  return (
    <div className="grid-toolbar">
      <SearchField
        id={FILTER_FIELD}
        label={t("grid.filterTasks")}
        value={search.find ?? ""}
        onChange={find}
        keycap="f"
        isSmall
      />
      <TaskStateFilter state={search.task_state} onChange={(state) => change({ task_state: state })} />
      <RunFilters search={search} onChange={(changed) => change({ ...changed, before: undefined })} />
      <span className="fill" />
      <Menu position="bottom-end">
        <Menu.Target>
          <Button size="small" className="grid-window">
            {t("grid.runCount", { count: limit })}
            <ChevronDown size={12} />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {LIMITS.map((each) => (
            <Menu.Item key={each} onClick={() => change({ limit: each })}>
              {t("grid.runCount", { count: each })}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <GridPages grid={grid} />
    </div>
  );
}

interface TaskStateFilterProps {
  readonly state: string | undefined;
  readonly onChange: (state: string | undefined) => void;
}

/** Only tasks that are, or were, in a state. */
function TaskStateFilter({ state, onChange }: TaskStateFilterProps) {
  const { t } = useTranslation();
  const chosen = STATES_IN_LEGEND_ORDER.find((each) => each === state);
  if (chosen !== undefined) {
    return (
      <ValueChip
        label={t("gridMore.taskState")}
        value={t(`state.${chosen}`)}
        mark={<StateMark state={chosen} size={12} />}
        removeLabel={t("dags.removeFilter", { filter: t("gridMore.taskState") })}
        onRemove={() => onChange(undefined)}
      />
    );
  }
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <AddFilterChip>{t("gridMore.taskState")}</AddFilterChip>
      </Menu.Target>
      <Menu.Dropdown>
        {STATES_IN_LEGEND_ORDER.map((each) => (
          <Menu.Item key={each} leftSection={<StateMark state={each} size={14} />} onClick={() => onChange(each)}>
            {t(`state.${each}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function GridPages({ grid }: { readonly grid: GridAnswer | undefined }) {
  const { t } = useTranslation();
  const search = useSearch({ from: "/shell/dags/$dagId/" });
  const navigate = useNavigate({ from: "/dags/$dagId" });
  const oldest = grid?.runs[0]?.logical_date;
  return (
    <>
      <Button
        size="small"
        className="button-icon-only"
        aria-label={t("grid.older")}
        title={t("grid.older")}
        disabled={grid?.has_older !== true}
        onClick={() => void navigate({ search: (known) => ({ ...known, before: oldest }) })}
      >
        <ChevronLeft size={14} />
      </Button>
      <Button
        size="small"
        className="button-icon-only"
        aria-label={t("grid.newer")}
        title={t("grid.newer")}
        disabled={search.before === undefined}
        onClick={() => void navigate({ search: (known) => ({ ...known, before: undefined }) })}
      >
        <ChevronRight size={14} />
      </Button>
    </>
  );
}
