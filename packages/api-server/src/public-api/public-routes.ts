import type { Route } from "../http/route.ts";
import { triggerDagRun } from "./routes/dag-runs/trigger-dag-run.ts";
import { patchDag } from "./routes/dags/patch-dag.ts";

/** The stable API, `/api/v1`. */
export const PUBLIC_ROUTES: readonly Route[] = [patchDag, triggerDagRun];
