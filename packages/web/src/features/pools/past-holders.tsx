import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { pastSlotHoldersQuery } from "../../api/settings-api.ts";
import type { PastSlotHolder } from "../../api/settings-shapes.ts";
import { useNow } from "../../app/clock.ts";
import { useTimeWords } from "../../app/use-time.ts";
import { Button } from "../../components/button.tsx";
import { ErrorState, SkeletonRows } from "../../components/page-state.tsx";
import { StateWord } from "../../components/state-badge.tsx";
import type { PoolUseColumn } from "./pool-use-model.ts";
import { secondsHeld } from "./pool-use-model.ts";
import { useColumnWords } from "./use-column-words.ts";
import "../../components/table.css";

interface PastHoldersProps {
  readonly name: string;
  readonly column: PoolUseColumn;
  readonly onLeave: () => void;
}

/** Who held slots of a pool in a step of time: those that held most of it first. */
export function PastHolders({ name, column, onLeave }: PastHoldersProps) {
  const { t } = useTranslation();
  const words = useColumnWords();
  const { from, until } = column;
  const past = useQuery(pastSlotHoldersQuery(name, { from, until }));
  return (
    <>
      <div className="pool-panel-head">
        <h3 className="section-title fill">
          {t("poolUse.past", { from: words.from(column), until: words.until(column) })}
        </h3>
        <Button onClick={onLeave}>{t("poolUse.backToNow")}</Button>
      </div>
      {past.isPending ? (
        <SkeletonRows rows={3} rowHeight={40} />
      ) : past.isError ? (
        <ErrorState title={t("admin.readError")} error={past.error} onTryAgain={() => void past.refetch()} />
      ) : past.data.holders.length === 0 ? (
        <p className="pool-panel-words">{t("poolUse.noPast")}</p>
      ) : (
        <>
          <PastTable holders={past.data.holders} column={column} />
          {past.data.is_cut && (
            <p className="pool-panel-words">{t("poolUse.pastFirst", { count: past.data.holders.length })}</p>
          )}
        </>
      )}
    </>
  );
}

function PastTable({
  holders,
  column,
}: {
  readonly holders: readonly PastSlotHolder[];
  readonly column: PoolUseColumn;
}) {
  const { t } = useTranslation();
  return (
    <table className="table settings-table">
      <thead>
        <tr>
          <th>{t("admin.pool.task")}</th>
          <th>{t("admin.pool.state")}</th>
          <th className="number settings-middle">{t("poolUse.try")}</th>
          <th className="settings-middle">{t("poolUse.from")}</th>
          <th className="settings-middle">{t("poolUse.until")}</th>
          <th className="number">{t("poolUse.held")}</th>
          <th className="number">{t("admin.pool.slots")}</th>
        </tr>
      </thead>
      <tbody>
        {holders.map((holder) => (
          <PastRow
            key={`${holder.dag_id} ${holder.run_id} ${holder.task_id} ${holder.map_index} ${holder.try_number}`}
            holder={holder}
            column={column}
          />
        ))}
      </tbody>
    </table>
  );
}

function PastRow({ holder, column }: { readonly holder: PastSlotHolder; readonly column: PoolUseColumn }) {
  const { t } = useTranslation();
  const time = useTimeWords();
  const now = useNow();
  const { dag_id: dagId, run_id: runId, task_id: taskId, map_index: mapIndex, end_date: end } = holder;
  return (
    <tr>
      <td>
        <Link
          to="/dags/$dagId/runs/$runId/tasks/$taskId"
          params={{ dagId, runId, taskId }}
          search={{ ...(mapIndex < 0 ? {} : { map_index: mapIndex }), try: holder.try_number }}
          className="link mono"
        >
          {dagId} · {taskId}
          {mapIndex >= 0 && ` [${mapIndex}]`}
        </Link>
        <div className="small meta settings-middle">{runId}</div>
      </td>
      <td>
        <StateWord state={holder.state ?? "none"} />
      </td>
      <td className="number settings-middle">{holder.try_number}</td>
      <td className="secondary settings-middle">{time.moment(holder.queued_at)}</td>
      <td className="secondary settings-middle">{end === null ? t("poolUse.still") : time.moment(end)}</td>
      <td className="number">{time.duration(secondsHeld(holder, column, now))}</td>
      <td className="number">{holder.slots}</td>
    </tr>
  );
}
