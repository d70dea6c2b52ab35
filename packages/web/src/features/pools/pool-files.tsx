import { useTranslation } from "react-i18next";
import { changePool, createPool, settingsKeys } from "../../api/settings-api.ts";
import { saveFile } from "../../components/save-file.ts";
import { readPoolsFile, writePoolsFile } from "../settings/files/pools-file.ts";
import { ImportDialog } from "../settings/import-dialog.tsx";
import { readAllPools } from "../settings/list-all.ts";

/** Makes pools as a file of Airflow or Baram has them. */
export function PoolImport({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <ImportDialog
      title={t("admin.pool.importTitle")}
      words={t("admin.pool.importWords")}
      accept=".json"
      queryKey={settingsKeys.pools}
      read={readPoolsFile}
      listExisting={async () => new Set((await readAllPools()).map(({ name }) => name))}
      save={({ id, pool }, isExisting) => (isExisting ? changePool(id, pool) : createPool(pool))}
      onClose={onClose}
    />
  );
}

/** Writes all pools to a file. */
export async function exportPools(): Promise<void> {
  saveFile({ name: "pools.json", content: writePoolsFile(await readAllPools()), type: "application/json" });
}
