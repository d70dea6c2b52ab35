import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { queryKeys } from "../../api/queries.ts";
import { setPaused } from "../../api/stable-api.ts";
import { problemWords } from "../../components/page-state.tsx";
import { toastFailed } from "../../components/toast.tsx";

/** Pauses or unpauses a Dag; what is on show changes when the server has done it. */
export function useSetPaused(dagId: string) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (isPaused: boolean) => setPaused(dagId, isPaused),
    onSuccess: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: queryKeys.dag(dagId) }),
        queryClient.invalidateQueries({ queryKey: queryKeys.allDags }),
      ]),
    onError: (error, isPaused) =>
      toastFailed({
        title: isPaused ? t("dags.couldNotPause", { dag: dagId }) : t("dags.couldNotUnpause", { dag: dagId }),
        details: problemWords(error, t("error.noAnswer")),
      }),
  });
}
