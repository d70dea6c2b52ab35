import type { QueryClient, QueryKey } from "@tanstack/react-query";
import { sessionQuery } from "../api/queries.ts";

/** What the routes are told: where answers are kept. */
export interface RouterContext {
  readonly queryClient: QueryClient;
}

interface AheadQuery {
  readonly queryKey: QueryKey;
}

interface AheadOptions {
  readonly context: RouterContext;
  /** A page that somebody only points at is not read for, nor one that stays. */
  readonly cause: "preload" | "enter" | "stay";
}

/**
 * Begins to read what a page will ask for while its code is still on its way, once it is known that somebody is logged in:
 * else the answers would come one after the other, each asked for by what the one before has drawn.
 */
export function readAhead<Query extends AheadQuery>(
  { context, cause }: AheadOptions,
  ...queries: readonly Query[]
): void {
  if (cause !== "enter") return;
  const { queryClient } = context;
  void queryClient.query(sessionQuery).then(() => {
    for (const query of queries) queryClient.query(query).catch(leaveToPage);
  }, leaveToPage);
}

/** Whoever is not logged in, or has no answer, is told so by the page, which asks for the same. */
function leaveToPage(): void {}

/** For routes that read ahead: what a page shows of itself changes its address, and is no reason to do so again. */
export function isEntered({ cause }: { readonly cause: AheadOptions["cause"] }): boolean {
  return cause === "enter";
}
