import { Switch } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { usePermissions } from "../../app/session.ts";
import { useSetPaused } from "./use-set-paused.ts";

interface PauseSwitchProps {
  readonly dagId: string;
  readonly isPaused: boolean;
}

/** On while the Dag is active. While the server works on it, it shows what was asked for and cannot be pressed. */
export function PauseSwitch({ dagId, isPaused }: PauseSwitchProps) {
  const { t } = useTranslation();
  const { can_edit: canEdit } = usePermissions(dagId);
  const setPaused = useSetPaused(dagId);
  const isShownPaused = setPaused.isPending ? setPaused.variables : isPaused;
  return (
    <Switch
      checked={!isShownPaused}
      disabled={!canEdit || setPaused.isPending}
      withThumbIndicator={false}
      aria-label={t("dags.pauseSwitch", { dag: dagId })}
      onChange={(event) => setPaused.mutate(!event.currentTarget.checked)}
    />
  );
}
