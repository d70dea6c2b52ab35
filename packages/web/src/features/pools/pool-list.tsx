import { Pencil } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { deletePool, settingsKeys } from "../../api/settings-api.ts";
import type { Pool, PoolUseAnswer } from "../../api/settings-shapes.ts";
import { useRights } from "../../app/session.ts";
import { IconButton } from "../../components/button.tsx";
import { StateMark } from "../../design/state-mark.tsx";
import { DeleteAct } from "../settings/delete-act.tsx";
import { DeleteDialog } from "../settings/delete-dialog.tsx";
import { PoolDialog } from "./pool-dialog.tsx";
import { poolShares } from "./pool-shares.ts";
import { PoolSpark } from "./pool-spark.tsx";
import { poolUseColumns } from "./pool-use-model.ts";
import "./pools.css";

/** The pool that always exists. */
const DEFAULT_POOL = "default_pool";

interface PoolListProps {
  readonly pools: readonly Pool[];
  /** What was taken over time, where that is known. */
  readonly use: PoolUseAnswer | undefined;
  readonly hours: number;
  readonly chosen: string | undefined;
  readonly onChoose: (name: string | undefined) => Promise<void>;
}

/** Pools, each with its slots as a bar and what was taken of them over time. */
export function PoolList({ pools, use, hours, chosen, onChoose }: PoolListProps) {
  return (
    <ul className="pools">
      {pools.map((pool) => (
        <PoolRow
          key={pool.name}
          pool={pool}
          use={use}
          hours={hours}
          isChosen={pool.name === chosen}
          onChoose={() => onChoose(pool.name === chosen ? undefined : pool.name)}
          onDeleted={() => (pool.name === chosen ? onChoose(undefined) : Promise.resolve())}
        />
      ))}
    </ul>
  );
}

interface PoolRowProps extends Pick<PoolListProps, "use" | "hours"> {
  readonly pool: Pool;
  readonly isChosen: boolean;
  readonly onChoose: () => Promise<void>;
  readonly onDeleted: () => Promise<void>;
}

function PoolRow({ pool, use, hours, isChosen, onChoose, onDeleted }: PoolRowProps) {
  const { t } = useTranslation();
  const { name } = pool;
  return (
    <li className={isChosen ? "pool pool-chosen" : "pool"}>
      <div className="pool-name">
        <button
          type="button"
          className="link mono strong"
          aria-expanded={isChosen}
          aria-label={t("admin.pool.look", { id: name })}
          onClick={() => void onChoose()}
        >
          {name}
        </button>
        {pool.description !== null && <p className="small meta">{pool.description}</p>}
      </div>
      <div className="pool-use">
        <PoolBar pool={pool} />
        <PoolCounts pool={pool} />
      </div>
      <div className="pool-over-time">
        {use !== undefined && <PoolSpark pool={pool} columns={poolUseColumns(use, name)} hours={hours} />}
      </div>
      <span className="pool-slots">
        {pool.slots < 0
          ? t("admin.pool.unlimited")
          : t("admin.pool.of", { used: pool.occupied_slots, slots: pool.slots.toLocaleString("en") })}
      </span>
      <PoolActs pool={pool} onDeleted={onDeleted} />
    </li>
  );
}

function PoolBar({ pool }: { readonly pool: Pool }) {
  const { t } = useTranslation();
  const shares = poolShares(pool);
  const words = shares.map(({ kind, slots }) => t(`admin.pool.${kind}`, { count: slots })).join(", ");
  return (
    <div className="pool-bar" role="img" aria-label={t("admin.pool.bar", { name: pool.name, words })}>
      {shares.map(({ kind, slots }) => (
        <i
          key={kind}
          className={kind === "open" ? "pool-open" : `pool-${kind} state-${kind}`}
          style={{ flexGrow: slots }}
        />
      ))}
    </div>
  );
}

function PoolCounts({ pool }: { readonly pool: Pool }) {
  const { t } = useTranslation();
  const deferredKey = pool.include_deferred ? "admin.pool.deferred" : "admin.pool.deferredFree";
  return (
    <div className="pool-counts">
      <span>
        <StateMark state="running" size={12} />
        {t("admin.pool.running", { count: pool.running_slots })}
      </span>
      <span>
        <StateMark state="queued" size={12} />
        {t("admin.pool.queued", { count: pool.queued_slots })}
      </span>
      {pool.deferred_slots > 0 && (
        <span>
          <StateMark state="deferred" size={12} />
          {t(deferredKey, { count: pool.deferred_slots })}
        </span>
      )}
      {pool.scheduled_slots > 0 && (
        <span>
          <StateMark state="scheduled" size={12} />
          {t("admin.pool.scheduled", { count: pool.scheduled_slots })}
        </span>
      )}
      {pool.slots >= 0 && <span className="meta">{t("admin.pool.open", { count: Math.max(0, pool.open_slots) })}</span>}
    </div>
  );
}

function PoolActs({ pool, onDeleted }: Pick<PoolRowProps, "pool" | "onDeleted">) {
  const { t } = useTranslation();
  const rights = useRights();
  const [isEditing, setIsEditing] = useState(false);
  const { name } = pool;
  return (
    <div className="pool-acts">
      {rights.has("can_edit Pools") && (
        <IconButton label={t("admin.pool.editOf", { id: name })} onClick={() => setIsEditing(true)}>
          <Pencil size={14} />
        </IconButton>
      )}
      {rights.has("can_delete Pools") && name !== DEFAULT_POOL && (
        <DeleteAct label={t("admin.pool.deleteOf", { id: name })}>
          {(onClose) => (
            <DeleteDialog
              title={t("admin.pool.deleteTitle", { id: name })}
              words={t("admin.pool.deleteWords")}
              doneTitle={t("admin.pool.deleted", { id: name })}
              queryKey={settingsKeys.pools}
              remove={() => deletePool(name)}
              onDone={onDeleted}
              onClose={onClose}
            >
              {pool.occupied_slots + pool.scheduled_slots > 0 && (
                <p className="confirm-words">
                  {t("admin.pool.deleteBusy", { used: pool.occupied_slots, waiting: pool.scheduled_slots })}
                </p>
              )}
            </DeleteDialog>
          )}
        </DeleteAct>
      )}
      {isEditing && <PoolDialog pool={pool} onClose={() => setIsEditing(false)} />}
    </div>
  );
}
