import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { poolSlotsQuery } from "../../api/settings-api.ts";
import type { SlotHolder } from "../../api/settings-shapes.ts";
import { RelativeMoment } from "../../components/moment.tsx";
import { ErrorState, SkeletonRows } from "../../components/page-state.tsx";
import { StateWord } from "../../components/state-badge.tsx";
import "../../components/table.css";
import "./pools.css";

/** So many are listed at most. */
const LISTED = 100;

/** Who holds the slots of a pool, and who waits for some. */
export function PoolSlotsPanel({ name }: { readonly name: string }) {
  const { t } = useTranslation();
  const slots = useQuery(poolSlotsQuery(name));
  return (
    <>
      <h3 className="section-title pool-panel-head">{t("admin.pool.holders", { name })}</h3>
      {slots.isPending ? (
        <SkeletonRows rows={3} rowHeight={40} />
      ) : slots.isError ? (
        <ErrorState title={t("admin.readError")} error={slots.error} onTryAgain={() => void slots.refetch()} />
      ) : (
        <>
          <HolderTable holders={slots.data.holders} empty={t("admin.pool.noHolders")} />
          <h3 className="section-title pool-panel-head">{t("admin.pool.waiting")}</h3>
          <HolderTable holders={slots.data.waiting} empty={t("admin.pool.noWaiting")} />
        </>
      )}
    </>
  );
}

function HolderTable({ holders, empty }: { readonly holders: readonly SlotHolder[]; readonly empty: string }) {
  const { t } = useTranslation();
  if (holders.length === 0) return <p className="pool-panel-words">{empty}</p>;
  return (
    <>
      <table className="table settings-table">
        <thead>
          <tr>
            <th>{t("admin.pool.task")}</th>
            <th>{t("admin.pool.state")}</th>
            <th className="settings-middle">{t("admin.pool.since")}</th>
            <th className="number settings-middle">{t("admin.pool.priority")}</th>
            <th className="number">{t("admin.pool.slots")}</th>
          </tr>
        </thead>
        <tbody>
          {holders.map((holder) => (
            <tr key={`${holder.dag_id} ${holder.run_id} ${holder.task_id} ${holder.map_index}`}>
              <td>
                <Link
                  to="/dags/$dagId/runs/$runId/tasks/$taskId"
                  params={{ dagId: holder.dag_id, runId: holder.run_id, taskId: holder.task_id }}
                  search={holder.map_index < 0 ? {} : { map_index: holder.map_index }}
                  className="link mono"
                >
                  {holder.dag_id} · {holder.task_id}
                  {holder.map_index >= 0 && ` [${holder.map_index}]`}
                </Link>
                <div className="small meta settings-middle">{holder.run_id}</div>
              </td>
              <td>
                <StateWord state={holder.state} />
              </td>
              <td className="secondary settings-middle">
                {holder.since !== null && <RelativeMoment at={holder.since} />}
              </td>
              <td className="number settings-middle">{holder.priority_weight}</td>
              <td className="number">{holder.slots}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {holders.length >= LISTED && (
        <p className="pool-panel-words">{t("admin.pool.first", { count: holders.length })}</p>
      )}
    </>
  );
}
