import { useNavigate, useSearch } from "@tanstack/react-router";
import { Box } from "lucide-react";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { DagRun, TaskInstance } from "../../api/ui-shapes.ts";
import { focusField, useKeys } from "../../app/keyboard.ts";
import type { GraphSearch } from "../../app/search-params.ts";
import { Button } from "../../components/button.tsx";
import { ValueChip } from "../../components/chip.tsx";
import { SearchField } from "../../components/search-field.tsx";
import { Segmented } from "../../components/segmented.tsx";
import { STATES_IN_LEGEND_ORDER } from "../../design/state-colors.ts";
import { StateMark } from "../../design/state-mark.tsx";
import { useDag } from "../dag-header/dag-context.ts";
import { RunChoice } from "../dag-header/run-choice.tsx";
import { stateCountWords } from "../details/use-state-words.ts";
import type { GraphDirection } from "../graph-canvas/graph-parts.ts";

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
      <Segmented
        label={t("graph.direction")}
        value={direction}
        onChange={(value) => change({ direction: value })}
        segments={[
          { value: "right", label: t("graph.leftToRight") },
          { value: "down", label: t("graph.topDown") },
        ]}
      />
      <FocusChip onChange={change} />
      <span className="fill" />
      <OutsideToggle onChange={change} />
      {allGroups.length > 0 && (
        <Button size="small" look="quiet" onClick={() => change({ folded: areAllFolded ? "" : allGroups.join(",") })}>
          {areAllFolded ? t("graph.openAll") : t("graph.foldAll")}
        </Button>
      )}
      <StateCounts instances={instances} />
    </div>
  );
}

interface ChangeProps {
  readonly onChange: (changed: GraphSearch) => void;
}

/** Which task's surroundings alone are on show. */
function FocusChip({ onChange }: ChangeProps) {
  const { t } = useTranslation();
  const search = useSearch({ from: "/shell/dags/$dagId/graph" });
  if (search.focus === undefined || search.task === undefined) return null;
  return (
    <ValueChip
      label={t(`graphMore.focus.${search.focus}`)}
      value={search.task}
      removeLabel={t("dags.removeFilter", { filter: `${t(`graphMore.focus.${search.focus}`)}: ${search.task}` })}
      onRemove={() => onChange({ focus: undefined })}
    />
  );
}

/** Whether assets and other Dags are drawn. */
function OutsideToggle({ onChange }: ChangeProps) {
  const { t } = useTranslation();
  const search = useSearch({ from: "/shell/dags/$dagId/graph" });
  return (
    <Button
      size="small"
      look="quiet"
      icon={<Box size={14} />}
      aria-pressed={search.assets !== "off"}
      onClick={() => onChange({ assets: search.assets === "off" ? undefined : "off" })}
    >
      {t(search.assets === "off" ? "graphMore.assetsHidden" : "graphMore.assetsShown")}
    </Button>
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
              {stateCountWords(t, state, count)}
            </span>
          )
        );
      })}
    </span>
  );
}
