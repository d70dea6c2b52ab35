import { Checkbox } from "@mantine/core";
import { keepPreviousData, useMutation, useQueries, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { queryKeys } from "../../api/queries.ts";
import { type ClearChoice, clearTaskInstances } from "../../api/stable-api.ts";
import type { TaskInstanceAddress } from "../../api/ui-api.ts";
import type { DagRun } from "../../api/ui-shapes.ts";
import { useTimeWords } from "../../app/use-time.ts";
import { ConfirmDialog } from "../../components/confirm-dialog.tsx";
import { toastDone } from "../../components/toast.tsx";
import { AffectedTasks } from "./affected-tasks.tsx";

const NEIGHBORS = [
  { key: "include_downstream", word: "downstream" },
  { key: "include_upstream", word: "upstream" },
  { key: "include_future", word: "future" },
  { key: "include_past", word: "past" },
] as const;

const NOTHING_MORE: ClearChoice = {
  include_downstream: false,
  include_upstream: false,
  include_future: false,
  include_past: false,
  only_failed: false,
  run_on_latest_version: true,
};

interface ClearTaskDialogProps {
  readonly address: TaskInstanceAddress;
  readonly run: DagRun;
  readonly onClose: () => void;
}

/** Lets a task run again, after showing which others would run again with it. */
export function ClearTaskDialog({ address, run, onClose }: ClearTaskDialogProps) {
  const { t } = useTranslation();
  const time = useTimeWords();
  const [choice, setChoice] = useState<ClearChoice>({ ...NOTHING_MORE, include_downstream: true });
  const preview = useQuery(previewQuery(address, choice));
  const clear = useClear(address, choice, onClose);
  const count = preview.data?.length ?? 0;
  const toggle = (key: keyof ClearChoice) => setChoice({ ...choice, [key]: !choice[key] });
  return (
    <ConfirmDialog
      title={t("clear.title", { task: address.taskId, run: time.moment(run.logical_date) })}
      words={t("clear.words")}
      confirmLabel={t("act.clearCount", { count })}
      isBusy={clear.isPending}
      isDisabled={!preview.isSuccess || preview.isPlaceholderData || count === 0}
      error={clear.error ?? preview.error}
      onConfirm={() => clear.mutate()}
      onClose={onClose}
    >
      <ClearOptions address={address} choice={choice} onToggle={toggle} />
      <AffectedTasks run={run} tasks={preview.data} />
    </ConfirmDialog>
  );
}

interface ClearOptionsProps {
  readonly address: TaskInstanceAddress;
  readonly choice: ClearChoice;
  readonly onToggle: (key: keyof ClearChoice) => void;
}

/** Each neighborhood with how many tasks it alone would add. */
function ClearOptions({ address, choice, onToggle }: ClearOptionsProps) {
  const { t } = useTranslation();
  const { only_failed, run_on_latest_version } = choice;
  const aloneChoice = { ...NOTHING_MORE, only_failed, run_on_latest_version };
  const alone = useQuery(previewQuery(address, aloneChoice));
  const withEach = useQueries({
    queries: NEIGHBORS.map(({ key }) => previewQuery(address, { ...aloneChoice, [key]: true })),
  });
  return (
    <div className="confirm-options">
      {NEIGHBORS.map(({ key, word }, index) => {
        const together = withEach[index]?.data?.length;
        const added = together === undefined || alone.data === undefined ? null : together - alone.data.length;
        return (
          <div key={key} className="confirm-option">
            <Checkbox label={t(`clear.${word}`)} checked={choice[key]} onChange={() => onToggle(key)} />
            <span className="confirm-option-count">{added === null ? "" : `+ ${added.toLocaleString("en")}`}</span>
          </div>
        );
      })}
      <div className="confirm-option">
        <Checkbox
          label={t("clear.onlyFailed")}
          description={t("clear.onlyFailedHint")}
          checked={choice.only_failed}
          onChange={() => onToggle("only_failed")}
        />
      </div>
      <div className="confirm-option">
        <Checkbox
          label={t("clear.newestVersion")}
          description={t("clear.newestVersionHint")}
          checked={choice.run_on_latest_version}
          onChange={() => onToggle("run_on_latest_version")}
        />
      </div>
    </div>
  );
}

function previewQuery(address: TaskInstanceAddress, choice: ClearChoice) {
  return {
    queryKey: ["clear-preview", address, choice] as const,
    queryFn: () => clearTaskInstances(address, choice, { isDryRun: true }),
    // A preview is of this moment.
    gcTime: 0,
    placeholderData: keepPreviousData,
  };
}

function useClear(address: TaskInstanceAddress, choice: ClearChoice, onClose: () => void) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => clearTaskInstances(address, choice, { isDryRun: false }),
    onSuccess: async (cleared) => {
      onClose();
      toastDone({
        title: t("clear.cleared", { tasks: t("clear.tasks", { count: cleared.length }), dag: address.dagId }),
      });
      // Clearing also changes the run, and the stream may be lost: what is small is read again.
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: queryKeys.run(address.dagId, address.runId) }),
        queryClient.invalidateQueries({ queryKey: ["task-instance", address.dagId, address.runId] }),
      ]);
    },
  });
}
