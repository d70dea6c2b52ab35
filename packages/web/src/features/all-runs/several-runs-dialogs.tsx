import { Checkbox } from "@mantine/core";
import { type UseQueryResult, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { overviewKeys } from "../../api/overview-queries.ts";
import type { DagRun } from "../../api/ui-shapes.ts";
import { useTimeWords } from "../../app/use-time.ts";
import { ConfirmDialog } from "../../components/confirm-dialog.tsx";
import { toastDone } from "../../components/toast.tsx";
import { StateMark } from "../../design/state-mark.tsx";
import { clearRuns, countUnfinished, markRuns, PartlyDone, previewClear, type ReachedRun } from "./run-acts.ts";

const SHOWN_FIRST = 4;

interface SeveralRunsDialogProps {
  readonly runs: readonly DagRun[];
  /** Closes it after the act, or without one. */
  readonly onClose: (isDone: boolean) => void;
}

/** Lets the tasks of several runs run again, after showing how many of each. */
export function ClearRunsDialog({ runs, onClose }: SeveralRunsDialogProps) {
  const { t } = useTranslation();
  const [onlyFailed, setOnlyFailed] = useState(false);
  const preview = useQuery({
    queryKey: ["clear-preview", "runs", runs.map(nameOf), onlyFailed],
    queryFn: () => previewClear(runs, onlyFailed),
    gcTime: 0,
  });
  const clear = useAct(runs, onClose, async () => {
    const count = await clearRuns(runs, onlyFailed);
    return t("allRuns.cleared", { count, runs: t("allRuns.runs", { count: runs.length }) });
  });
  const count = sumOf(preview.data);
  return (
    <ConfirmDialog
      title={t("allRuns.clearTitle", { count: runs.length })}
      words={t("clear.words")}
      confirmLabel={t("allRuns.clearConfirm", { count })}
      isBusy={clear.isPending}
      isDisabled={!preview.isSuccess || count === 0}
      error={clear.error ?? preview.error}
      onConfirm={() => clear.mutate()}
      onClose={() => onClose(false)}
    >
      <div className="confirm-options">
        <div className="confirm-option">
          <Checkbox
            label={t("allRuns.onlyFailed")}
            description={t("clear.onlyFailedHint")}
            checked={onlyFailed}
            onChange={() => setOnlyFailed(!onlyFailed)}
          />
        </div>
      </div>
      <Reached preview={preview} words={t("allRuns.tasksWillRun", { count })} />
    </ConfirmDialog>
  );
}

/** Gives several runs a state, after showing what of them has not finished. */
export function MarkRunsDialog({ runs, to, onClose }: SeveralRunsDialogProps & { readonly to: "success" | "failed" }) {
  const { t } = useTranslation();
  const state = t(`mark.${to}`);
  const preview = useQuery({
    queryKey: ["mark-preview", runs.map(nameOf)],
    queryFn: () => countUnfinished(runs),
    gcTime: 0,
  });
  const mark = useAct(runs, onClose, async () => {
    await markRuns(runs, to);
    return t("allRuns.marked", { count: runs.length, state });
  });
  const verb = to === "success" ? t("act.markSuccess") : t("act.markFailed");
  return (
    <ConfirmDialog
      title={t("allRuns.markTitle", { count: runs.length, state })}
      words={to === "success" ? t("mark.runSuccess") : t("mark.runFailed")}
      confirmLabel={t("allRuns.markConfirm", { verb, count: runs.length })}
      isDanger={to === "failed"}
      isBusy={mark.isPending}
      isDisabled={!preview.isSuccess}
      error={mark.error ?? preview.error}
      onConfirm={() => mark.mutate()}
      onClose={() => onClose(false)}
    >
      <Reached preview={preview} words={t("allRuns.unfinished", { count: sumOf(preview.data) })} />
    </ConfirmDialog>
  );
}

interface ReachedProps {
  readonly preview: UseQueryResult<readonly ReachedRun[]>;
  readonly words: string;
}

/** The runs, each with how many of its tasks are reached. */
function Reached({ preview, words }: ReachedProps) {
  const { t } = useTranslation();
  const time = useTimeWords();
  const [showsAll, setShowsAll] = useState(false);
  const reached = preview.data;
  if (reached === undefined) return preview.isPending ? <p className="confirm-words">{t("clear.counting")}</p> : null;
  const shown = showsAll ? reached : reached.slice(0, SHOWN_FIRST);
  return (
    <div className="confirm-preview">
      <div className="confirm-preview-head">
        <b className="title">{words}</b>
        <span className="fill" />
        {reached.length > SHOWN_FIRST && !showsAll && (
          <button type="button" className="link" onClick={() => setShowsAll(true)}>
            {t("act.showAll")}
          </button>
        )}
      </div>
      <ul className="confirm-list">
        {shown.map(({ run, count }) => (
          <li key={nameOf(run)}>
            <StateMark state={run.state} size={12} />
            <span className="mono cut">{run.dag_id}</span>
            <span className="meta cut fill">{time.moment(run.logical_date)}</span>
            <span className="secondary">{count.toLocaleString("en")}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function useAct(runs: readonly DagRun[], onClose: (isDone: boolean) => void, act: () => Promise<string>) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      try {
        return await act();
      } catch (error) {
        if (!(error instanceof PartlyDone) || error.done === 0) throw error;
        const { done, message: reason } = error;
        throw new Error(t("allRuns.partly", { done, count: runs.length, reason }), { cause: error });
      }
    },
    onSuccess: (title) => {
      toastDone({ title });
      onClose(true);
    },
    onSettled: async () => {
      await queryClient.invalidateQueries({ queryKey: overviewKeys.runs });
      await queryClient.invalidateQueries({ queryKey: ["run"] });
    },
  });
}

function sumOf(reached: readonly ReachedRun[] | undefined): number {
  return (reached ?? []).reduce((total, { count }) => total + count, 0);
}

function nameOf(run: DagRun): string {
  return `${run.dag_id} ${run.run_id}`;
}
