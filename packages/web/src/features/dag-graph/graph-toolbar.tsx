import { Menu } from "@mantine/core";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { ChevronDown, ChevronLeft, ChevronRight } from "lucide-react";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { DagRun, TaskInstance } from "../../api/ui-shapes.ts";
import { focusField, useKeys } from "../../app/keyboard.ts";
import type { GraphSearch } from "../../app/search-params.ts";
import { useTimeWords } from "../../app/use-time.ts";
import { Button } from "../../components/button.tsx";
import { SearchField } from "../../components/search-field.tsx";
import { Segmented } from "../../components/segmented.tsx";
import { STATES_IN_LEGEND_ORDER } from "../../design/state-colors.ts";
import { StateMark } from "../../design/state-mark.tsx";
import { useDag } from "../dag-header/dag-context.ts";
import type { GraphDirection } from "./graph-layout.ts";

const FIND_FIELD = "graph-find";

interface GraphToolbarProps {
  readonly run: DagRun | undefined;
  readonly instances: readonly TaskInstance[];
  readonly areAllFolded: boolean;
  readonly direction: GraphDirection;
}

/** Which run the graph shows, and how. */
export function GraphToolbar({ run, instances, areAllFolded, direction }: GraphToolbarProps) {
  const { t } = useTranslation();
  const { structure } = useDag();
  const search = useSearch({ from: "/shell/dags/$dagId/graph" });
  const navigate = useNavigate({ from: "/dags/$dagId/graph" });
  useKeys({ f: () => focusField(FIND_FIELD) });
  const change = useCallback(
    (changed: GraphSearch) => void navigate({ search: (known) => ({ ...known, ...changed }), replace: true }),
    [navigate],
  );
  const find = useCallback((text: string) => change({ find: text === "" ? undefined : text }), [change]);
  const allGroups = structure.groups.filter((group) => group.parent_group_id === null).map((group) => group.group_id);
  return (
    <div className="graph-toolbar">
      <RunChoice run={run} onRun={(runId) => change({ run: runId })} />
      <span className="top-divider not-narrow" />
      <SearchField
        id={FIND_FIELD}
        label={t("graph.find")}
        value={search.find ?? ""}
        onChange={find}
        keycap="f"
        isSmall
      />
      <span className="not-narrow">
        <Segmented
          label={t("graph.direction")}
          value={direction}
          onChange={(value) => change({ direction: value })}
          segments={[
            { value: "right", label: t("graph.leftToRight") },
            { value: "down", label: t("graph.topDown") },
          ]}
        />
      </span>
      <span className="fill" />
      {allGroups.length > 0 && (
        <Button
          size="small"
          look="quiet"
          className="not-narrow"
          onClick={() => change({ folded: areAllFolded ? "" : allGroups.join(",") })}
        >
          {areAllFolded ? t("graph.openAll") : t("graph.foldAll")}
        </Button>
      )}
      <StateCounts instances={instances} />
    </div>
  );
}

interface RunChoiceProps {
  readonly run: DagRun | undefined;
  readonly onRun: (runId: string | undefined) => void;
}

function RunChoice({ run, onRun }: RunChoiceProps) {
  const { t } = useTranslation();
  const time = useTimeWords();
  const { dag } = useDag();
  const runs = dag.recent_runs;
  if (run === undefined) return null;
  const index = runs.findIndex((each) => each.run_id === run.run_id);
  const moment = time.moment(run.logical_date);
  const older = index > 0 ? runs[index - 1] : undefined;
  const newer = index === -1 ? undefined : runs[index + 1];
  return (
    <>
      <Menu position="bottom-start">
        <Menu.Target>
          <Button
            size="small"
            icon={<StateMark state={run.state} size={12} />}
            aria-label={`${t("graph.chooseRun")}: ${moment}`}
          >
            {moment}
            <ChevronDown size={12} />
          </Button>
        </Menu.Target>
        <Menu.Dropdown mah={420} style={{ overflowY: "auto" }}>
          {runs.toReversed().map((each) => (
            <Menu.Item
              key={each.run_id}
              leftSection={<StateMark state={each.state} size={12} />}
              onClick={() => onRun(each.run_id)}
            >
              {time.moment(each.logical_date)}{" "}
              <span className="meta">{each.run_type === "scheduled" ? "" : t(`runType.${each.run_type}`)}</span>
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Button
        size="small"
        className="button-icon-only"
        aria-label={t("graph.olderRun")}
        title={t("graph.olderRun")}
        disabled={older === undefined}
        onClick={() => onRun(older?.run_id)}
      >
        <ChevronLeft size={14} />
      </Button>
      <Button
        size="small"
        className="button-icon-only"
        aria-label={t("graph.newerRun")}
        title={t("graph.newerRun")}
        disabled={newer === undefined}
        onClick={() => onRun(newer?.run_id)}
      >
        <ChevronRight size={14} />
      </Button>
    </>
  );
}

function StateCounts({ instances }: { readonly instances: readonly TaskInstance[] }) {
  const { t } = useTranslation();
  return (
    <span className="graph-counts">
      {STATES_IN_LEGEND_ORDER.map((state) => {
        const count = instances.filter((instance) => (instance.state ?? "none") === state).length;
        return (
          count > 0 && (
            <span key={state}>
              <StateMark state={state} size={12} />
              {count} {t(`state.${state}`).toLowerCase()}
            </span>
          )
        );
      })}
    </span>
  );
}
