import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { settingsKeys, setVariable } from "../../api/settings-api.ts";
import { ConfirmDialog } from "../../components/confirm-dialog.tsx";
import { saveFile } from "../../components/save-file.ts";
import { readVariablesFile, writeVariablesFile } from "../settings/files/variables-file.ts";
import { ImportDialog } from "../settings/import-dialog.tsx";
import { listVariableKeys, readAllVariables } from "../settings/list-all.ts";

/** Makes variables as a file of Airflow or Baram has them. */
export function VariableImport({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <ImportDialog
      title={t("admin.variable.importTitle")}
      words={t("admin.variable.importWords")}
      accept=".json"
      queryKey={settingsKeys.variables}
      read={readVariablesFile}
      listExisting={async () => new Set(await listVariableKeys())}
      save={({ variable }) => setVariable(variable)}
      onClose={onClose}
    />
  );
}

/** Writes all variables to a file, values in clear, once that was said. */
export function VariableExport({ count, onClose }: { readonly count: number; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const writing = useMutation({
    mutationFn: async () => {
      const text = writeVariablesFile(await readAllVariables());
      saveFile({ name: "variables.json", content: text, type: "application/json" });
    },
    onSuccess: onClose,
  });
  return (
    <ConfirmDialog
      title={t("admin.variable.exportTitle")}
      words={t("admin.variable.exportWords", { count })}
      confirmLabel={t("admin.variable.exportCount", { count })}
      isBusy={writing.isPending}
      error={writing.error}
      onConfirm={() => writing.mutate()}
      onClose={onClose}
    >
      {null}
    </ConfirmDialog>
  );
}
