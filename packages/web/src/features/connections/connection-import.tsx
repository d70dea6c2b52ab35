import { useTranslation } from "react-i18next";
import { changeConnection, createConnection, settingsKeys } from "../../api/settings-api.ts";
import { withoutHidden } from "../settings/files/mask.ts";
import { readConnectionsFile } from "../settings/files/read-connections-file.ts";
import { ImportDialog } from "../settings/import-dialog.tsx";
import { listConnectionIds } from "../settings/list-all.ts";

/** Makes connections as a file of Airflow or Baram has them. */
export function ConnectionImport({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <ImportDialog
      title={t("admin.connection.importTitle")}
      words={t("admin.connection.importWords")}
      accept=".json,.yaml,.yml,.env"
      queryKey={settingsKeys.connections}
      read={readConnectionsFile}
      listExisting={async () => new Set(await listConnectionIds())}
      save={({ connection }, isExisting) =>
        isExisting
          ? changeConnection(connection)
          : createConnection({ ...connection, extra: withoutHidden(connection.extra ?? null) })
      }
      warningOf={({ hasHiddenSecrets }, isExisting) =>
        hasHiddenSecrets && !isExisting ? t("admin.connection.hiddenSecrets") : null
      }
      onClose={onClose}
    />
  );
}
