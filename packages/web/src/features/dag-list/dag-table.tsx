import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { DagListItem } from "../../api/ui-shapes.ts";
import { useKeys } from "../../app/keyboard.ts";
import { usePermissionsOf } from "../../app/session.ts";
import { useSetPaused } from "../pause-dag/use-set-paused.ts";
import { DagRow } from "./dag-row.tsx";
import "../../components/table.css";

/** The list of Dags as a table; `j` and `k` move a current row, on which the keys of the foot act. */
export function DagTable({ dags }: { readonly dags: readonly DagListItem[] }) {
  const { t } = useTranslation();
  const current = useCurrentRow(dags);
  return (
    <table className="table dag-table">
      <thead>
        <tr>
          <th className="dag-row-switch">
            <span className="visually-hidden">{t("dags.columnPause")}</span>
          </th>
          <th className="dag-row-name">{t("dags.columnDag")}</th>
          <th>{t("dags.columnSchedule")}</th>
          <th>{t("dags.columnRuns")}</th>
          <th>{t("dags.columnLast")}</th>
          <th className="number dag-row-counts">{t("dags.columnCounts")}</th>
          <th>
            <span className="visually-hidden">{t("dags.columnActs")}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {dags.map((dag, index) => (
          <DagRow key={dag.dag_id} dag={dag} isCurrent={index === current} />
        ))}
      </tbody>
    </table>
  );
}

/** The row that the keys act on; none until a key moved it. */
function useCurrentRow(dags: readonly DagListItem[]): number {
  const navigate = useNavigate();
  const permissionsOf = usePermissionsOf();
  const [index, setIndex] = useState(-1);
  const dag = dags[index];
  const setPaused = useSetPaused(dag?.dag_id ?? "");
  const move = (step: number) => {
    const next = Math.min(dags.length - 1, Math.max(0, index + step));
    setIndex(next);
    document
      .querySelector(`[data-dag-id="${CSS.escape(dags[next]?.dag_id ?? "")}"]`)
      ?.scrollIntoView({ block: "nearest" });
  };
  const withDag = (act: (chosen: DagListItem) => void) => () => {
    if (dag !== undefined) act(dag);
  };
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    Enter: withDag((chosen) => void navigate({ to: "/dags/$dagId", params: { dagId: chosen.dag_id } })),
    t: withDag((chosen) => {
      if (permissionsOf(chosen.dag_id).can_trigger)
        void navigate({ to: "/dags/$dagId/trigger", params: { dagId: chosen.dag_id } });
    }),
    p: withDag((chosen) => {
      if (permissionsOf(chosen.dag_id).can_edit) setPaused.mutate(!chosen.is_paused);
    }),
    Escape: () => setIndex(-1),
  });
  return index;
}
