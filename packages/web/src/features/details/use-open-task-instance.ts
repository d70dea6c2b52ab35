import { useNavigate } from "@tanstack/react-router";
import type { TaskInstanceAddress } from "../../api/ui-api.ts";
import type { DetailsTab } from "../../app/search-params.ts";

/** Opens the own page of a task instance. */
export function useOpenTaskInstance(address: TaskInstanceAddress): (tab: DetailsTab | undefined) => void {
  const navigate = useNavigate();
  return (tab) =>
    void navigate({
      to: "/dags/$dagId/runs/$runId/tasks/$taskId",
      params: { dagId: address.dagId, runId: address.runId, taskId: address.taskId },
      search: { tab, map_index: address.mapIndex < 0 ? undefined : address.mapIndex },
    });
}
