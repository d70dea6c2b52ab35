import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Download, FileUp, Plus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { poolsQuery } from "../api/settings-api.ts";
import { useRights } from "../app/session.ts";
import { Button } from "../components/button.tsx";
import { ErrorState, SkeletonRows } from "../components/page-state.tsx";
import { PoolDialog } from "../features/pools/pool-dialog.tsx";
import { exportPools, PoolImport } from "../features/pools/pool-files.tsx";
import { PoolHours } from "../features/pools/pool-hours.tsx";
import { PoolList } from "../features/pools/pool-list.tsx";
import { PoolUsePanel } from "../features/pools/pool-use-panel.tsx";
import { usePoolUse } from "../features/pools/use-pool-use.ts";
import { SettingsHead, SettingsPage } from "../features/settings/settings-page.tsx";

/** Pools with what is taken of each, live and over time, and who holds the slots of the chosen one. */
export function PoolsPage() {
  const { t } = useTranslation();
  const title = t("admin.pool.title");
  return (
    <SettingsPage title={title} crumbs={[{ label: title }]} right="can_read Pools">
      <Pools />
    </SettingsPage>
  );
}

function Pools() {
  const { t } = useTranslation();
  const { pool: chosen, hours = 24 } = useSearch({ from: "/shell/pools" });
  const navigate = useNavigate({ from: "/pools" });
  const pools = useQuery(poolsQuery);
  const use = usePoolUse(hours);
  const choose = (name: string | undefined) =>
    navigate({ search: (known) => ({ ...known, pool: name, at: undefined, view: undefined }) });
  const pool = pools.data?.pools.find(({ name }) => name === chosen);
  return (
    <>
      <SettingsHead title={t("admin.pool.title")}>
        <PoolHours />
        <PoolActs />
      </SettingsHead>
      <div className="settings-scroll">
        {pools.isPending ? (
          <SkeletonRows rows={5} rowHeight={72} />
        ) : pools.isError ? (
          <ErrorState title={t("admin.readError")} error={pools.error} onTryAgain={() => void pools.refetch()} />
        ) : (
          <PoolList pools={pools.data.pools} use={use.data} hours={hours} chosen={chosen} onChoose={choose} />
        )}
        {use.isError && (
          <ErrorState title={t("poolUse.readError")} error={use.error} onTryAgain={() => void use.refetch()} />
        )}
        {pool !== undefined && (
          <PoolUsePanel key={pool.name} pool={pool} use={use.data} onClose={() => void choose(undefined)} />
        )}
      </div>
    </>
  );
}

function PoolActs() {
  const { t } = useTranslation();
  const rights = useRights();
  const [open, setOpen] = useState<"import" | "create" | null>(null);
  return (
    <>
      {rights.has("can_create Pools") && rights.has("can_edit Pools") && (
        <Button icon={<FileUp size={14} />} onClick={() => setOpen("import")}>
          {t("admin.import")}
        </Button>
      )}
      <Button icon={<Download size={14} />} onClick={() => void exportPools()}>
        {t("admin.export")}
      </Button>
      {rights.has("can_create Pools") && (
        <Button look="primary" icon={<Plus size={14} />} onClick={() => setOpen("create")}>
          {t("admin.pool.create")}
        </Button>
      )}
      {open === "import" && <PoolImport onClose={() => setOpen(null)} />}
      {open === "create" && <PoolDialog pool={null} onClose={() => setOpen(null)} />}
    </>
  );
}
