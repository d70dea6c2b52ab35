import { clearDagRun, deleteDagRun, markDagRun } from "@baram/lifecycle";
import type { Rights } from "../authorization/rights.ts";
import type { RouteDependencies } from "../route-dependencies.ts";

/** What may be done to many runs at once. */
export const DAG_RUN_ACTS = ["clear", "mark_success", "mark_failed", "delete"] as const;

/** What became of one run. */
export interface ChangedDagRun {
  readonly outcome: "done" | "not_found" | "forbidden" | "refused";
  readonly detail: string | null;
}

interface Key {
  readonly dagId: string;
  readonly runId: string;
}

/** Does something to one run of several, in a transaction of its own: what is refused holds none of the others up. */
export async function changeDagRun(
  key: Key,
  { act, rights }: { readonly act: (typeof DAG_RUN_ACTS)[number]; readonly rights: Rights },
  { store, clock }: RouteDependencies,
): Promise<ChangedDagRun> {
  const needed = act === "delete" ? "can_delete DAG Runs" : "can_edit DAG Runs";
  if (!rights.has("can_edit DAGs", key.dagId) || !rights.has(needed, key.dagId)) {
    return { outcome: "forbidden", detail: null };
  }
  return store.transaction(async (transaction) => {
    const now = clock.now();
    switch (act) {
      case "clear": {
        const cleared = await clearDagRun(transaction, { ...key, version: "newest", isDryRun: false, now });
        if (cleared.kind === "markers-refused") return { outcome: "refused", detail: cleared.message };
        return found(cleared.kind === "cleared");
      }
      case "mark_success":
      case "mark_failed": {
        const state = act === "mark_success" ? "success" : "failed";
        return found((await markDagRun(transaction, { ...key, state, now })).kind === "marked");
      }
      case "delete":
        return found(await deleteDagRun(transaction, { ...key, now }));
    }
  });
}

function found(isFound: boolean): ChangedDagRun {
  return { outcome: isFound ? "done" : "not_found", detail: null };
}
