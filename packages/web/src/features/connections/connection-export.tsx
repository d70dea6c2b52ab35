import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useHidesSensitiveValues } from "../../app/session.ts";
import { ConfirmDialog } from "../../components/confirm-dialog.tsx";
import { saveFile } from "../../components/save-file.ts";
import { Segmented } from "../../components/segmented.tsx";
import {
  CONNECTION_FORMATS,
  type ConnectionFormat,
  writeConnectionsFile,
} from "../settings/files/write-connections-file.ts";
import { readAllConnections } from "../settings/list-all.ts";
import "../settings/import-dialog.css";

const NAMES: Readonly<Record<ConnectionFormat, string>> = { json: "JSON", yaml: "YAML", env: ".env" };

/** Writes all connections to a file, with what the server shows of them. */
export function ConnectionExport({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const words = useHidesSensitiveValues() ? "exportWords" : "exportShownWords";
  const [format, setFormat] = useState<ConnectionFormat>("json");
  const writing = useMutation({
    mutationFn: async () => {
      const text = await writeConnectionsFile(await readAllConnections(), format);
      saveFile({ name: `connections.${format}`, content: text, type: "text/plain" });
    },
    onSuccess: onClose,
  });
  return (
    <ConfirmDialog
      title={t("admin.connection.exportTitle")}
      confirmLabel={t("admin.export")}
      isBusy={writing.isPending}
      error={writing.error}
      onConfirm={() => writing.mutate()}
      onClose={onClose}
    >
      <div className="import">
        <p className="secondary">{t(`admin.connection.${words}`, { command: "baram connections export" })}</p>
        <div className="line">
          <span className="secondary fill">{t("admin.connection.exportFormat")}</span>
          <Segmented
            label={t("admin.connection.exportFormat")}
            value={format}
            onChange={setFormat}
            segments={CONNECTION_FORMATS.map((value) => ({ value, label: NAMES[value] }))}
          />
        </div>
      </div>
    </ConfirmDialog>
  );
}
