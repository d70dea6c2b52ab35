import type { QueryClient, QueryKey } from "@tanstack/react-query";

/** Whether an answer under a key is on its way: it was perhaps written before a change, and would undo its patch. */
export function isOnItsWay(queryClient: QueryClient, queryKey: QueryKey): boolean {
  return queryClient.isFetching({ queryKey }) > 0;
}
