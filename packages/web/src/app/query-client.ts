import { QueryClient } from "@tanstack/react-query";
import { ApiProblem } from "../api/http.ts";

const RETRIES = 2;

function isWorthRetrying(failures: number, error: Error): boolean {
  return failures < RETRIES && !(error instanceof ApiProblem && error.status >= 400 && error.status < 500);
}

/** The kept answers of the server. They stay fresh through the event stream, so nothing is read again by time or focus. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        refetchOnWindowFocus: false,
        retry: isWorthRetrying,
        retryDelay: (failures) => 400 * 2 ** failures,
      },
      mutations: { retry: false },
    },
  });
}
