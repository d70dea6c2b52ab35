import { invariant } from "@baram/domain";
import { createContext, useContext } from "react";
import type { DagAnswer } from "../../api/ui-shapes.ts";

/** The Dag whose page is open. */
export const DagContext = createContext<DagAnswer | null>(null);

/** The Dag whose page is open; only for what is drawn inside of it. */
export function useDag(): DagAnswer {
  const answer = useContext(DagContext);
  invariant(answer !== null, "A view of a Dag is drawn inside of the Dag's page.");
  return answer;
}
