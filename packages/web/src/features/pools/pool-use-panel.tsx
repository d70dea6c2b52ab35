import { useNavigate, useSearch } from "@tanstack/react-router";
import { X } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Pool, PoolUseAnswer } from "../../api/settings-shapes.ts";
import { useKeys } from "../../app/keyboard.ts";
import { Button, IconButton } from "../../components/button.tsx";
import { EmptyState } from "../../components/page-state.tsx";
import { PastHolders } from "./past-holders.tsx";
import { PoolSlotsPanel } from "./pool-slots-panel.tsx";
import { PoolUseChart } from "./pool-use-chart.tsx";
import { mostTaken, type PoolUseColumn, poolUseColumns, presentUse } from "./pool-use-model.ts";
import { PoolUseTable } from "./pool-use-table.tsx";
import { useStretchWords } from "./use-stretch-words.ts";
import "./pool-use.css";

const LONGEST_HOURS = 168;

interface PoolUsePanelProps {
  readonly pool: Pool;
  /** Undefined where it could not be read, or is not there yet. */
  readonly use: PoolUseAnswer | undefined;
  readonly onClose: () => void;
}

/** One pool: its use over time, and who holds its slots, now or in the step that was chosen. */
export function PoolUsePanel({ pool, use, onClose }: PoolUsePanelProps) {
  const { t } = useTranslation();
  const { hours = 24, at, view } = useSearch({ from: "/shell/pools" });
  const navigate = useNavigate({ from: "/pools" });
  const stretch = useStretchWords(hours);
  const columns = use === undefined ? [] : poolUseColumns(use, pool.name);
  const chosen = columns.find(({ from }) => at !== undefined && Date.parse(from) === Date.parse(at));
  const choose = (column: PoolUseColumn | null) =>
    void navigate({ search: (known) => ({ ...known, at: column?.from }) });
  const isTable = view === "table";
  useKeys({ Escape: () => (chosen === undefined ? onClose() : choose(null)) });
  return (
    <section className="pool-panel" aria-label={t("poolUse.title", { name: pool.name, stretch })}>
      <div className="pool-panel-head">
        <h2 className="section-title fill">{t("poolUse.title", { name: pool.name, stretch })}</h2>
        <button
          type="button"
          className="link small"
          onClick={() => void navigate({ search: (known) => ({ ...known, view: isTable ? undefined : "table" }) })}
        >
          {isTable ? t("poolUse.asChart") : t("poolUse.asTable")}
        </button>
        <IconButton label={t("act.close")} keycap="Esc" onClick={onClose}>
          <X size={14} />
        </IconButton>
      </div>
      {use !== undefined && (
        <Use pool={pool} columns={columns} chosen={chosen} isTable={isTable} onChoose={choose} hours={hours} />
      )}
      {use?.is_cut === true && <p className="pool-panel-words">{t("poolUse.cut")}</p>}
      {chosen === undefined ? (
        <PoolSlotsPanel name={pool.name} />
      ) : (
        <PastHolders name={pool.name} column={chosen} onLeave={() => choose(null)} />
      )}
    </section>
  );
}

interface UseProps {
  readonly pool: Pool;
  readonly columns: readonly PoolUseColumn[];
  readonly chosen: PoolUseColumn | undefined;
  readonly isTable: boolean;
  readonly hours: number;
  readonly onChoose: (column: PoolUseColumn | null) => void;
}

function Use({ pool, columns, chosen, isTable, hours, onChoose }: UseProps) {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: "/pools" });
  const now = presentUse(pool);
  if (mostTaken(columns) === 0 && now.running + now.queued === 0) {
    const longer = () => void navigate({ search: (known) => ({ ...known, hours: LONGEST_HOURS, at: undefined }) });
    const act = hours < LONGEST_HOURS ? <Button onClick={longer}>{t("poolUse.longer")}</Button> : undefined;
    return (
      <EmptyState title={t("poolUse.empty")} act={act}>
        {t("poolUse.emptyHint")}
      </EmptyState>
    );
  }
  return isTable ? (
    <PoolUseTable columns={columns} chosen={chosen} onChoose={onChoose} />
  ) : (
    <PoolUseChart pool={pool} columns={columns} now={now} chosen={chosen} onChoose={onChoose} />
  );
}
