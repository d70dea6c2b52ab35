import { DAG_RUN_STATES, RUN_TYPES } from "@baram/domain";
import { Menu } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { RunsSearch } from "../../app/search-params.ts";
import { AddFilterChip, ValueChip } from "../../components/chip.tsx";
import { StateMark } from "../../design/state-mark.tsx";

interface RunFiltersProps {
  readonly search: RunsSearch;
  readonly onChange: (changed: RunsSearch) => void;
}

/** Which runs are on show: of one state, of one type. */
export function RunFilters({ search, onChange }: RunFiltersProps) {
  const { t } = useTranslation();
  const state = DAG_RUN_STATES.find((each) => each === search.run_state);
  const type = RUN_TYPES.find((each) => each === search.run_type);
  return (
    <>
      {state === undefined ? (
        <Menu position="bottom-start">
          <Menu.Target>
            <AddFilterChip>{t("grid.state")}</AddFilterChip>
          </Menu.Target>
          <Menu.Dropdown>
            {DAG_RUN_STATES.map((each) => (
              <Menu.Item
                key={each}
                leftSection={<StateMark state={each} size={14} />}
                onClick={() => onChange({ run_state: each })}
              >
                {t(`state.${each}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      ) : (
        <ValueChip
          label={t("grid.state")}
          value={t(`state.${state}`)}
          removeLabel={t("dags.removeFilter", { filter: `${t("grid.state")}: ${t(`state.${state}`)}` })}
          onRemove={() => onChange({ run_state: undefined })}
        />
      )}
      {type === undefined ? (
        <Menu position="bottom-start">
          <Menu.Target>
            <AddFilterChip>{t("grid.runType")}</AddFilterChip>
          </Menu.Target>
          <Menu.Dropdown>
            {RUN_TYPES.map((each) => (
              <Menu.Item key={each} onClick={() => onChange({ run_type: each })}>
                {t(`runType.${each}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      ) : (
        <ValueChip
          label={t("grid.runType")}
          value={t(`runType.${type}`)}
          removeLabel={t("dags.removeFilter", { filter: `${t("grid.runType")}: ${t(`runType.${type}`)}` })}
          onRemove={() => onChange({ run_type: undefined })}
        />
      )}
    </>
  );
}
