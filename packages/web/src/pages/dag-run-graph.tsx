import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";
import type { DagStructure, RunAnswer } from "../api/ui-shapes.ts";
import { defaultFolded } from "../features/dag-graph/graph-model.ts";
import { RunGraph } from "../features/dag-graph/run-graph.tsx";
import { parseFolded } from "../features/dag-grid/grid-rows.ts";

interface GraphOfRunProps {
  readonly answer: RunAnswer;
  readonly structure: DagStructure;
}

/** The graph of one run on its own page. */
export function GraphOfRun({ answer, structure }: GraphOfRunProps) {
  const search = useSearch({ from: "/shell/dags/$dagId/runs/$runId" });
  const navigate = useNavigate({ from: "/dags/$dagId/runs/$runId" });
  const { dag_id: dagId, run_id: runId } = answer.run;
  const folded = useMemo(
    () => (search.folded === undefined ? defaultFolded(structure) : parseFolded(search.folded)),
    [structure, search.folded],
  );
  const select = useCallback(
    (id: string | null) => void navigate({ search: (known) => ({ ...known, task: id ?? undefined }), replace: true }),
    [navigate],
  );
  const fold = useCallback(
    (groupId: string) => {
      const next = folded.has(groupId) ? [...folded].filter((id) => id !== groupId) : [...folded, groupId];
      void navigate({ search: (known) => ({ ...known, folded: next.join(",") }), replace: true });
    },
    [folded, navigate],
  );
  return (
    <div className="graph-page">
      <RunGraph
        dagId={dagId}
        structure={structure}
        instances={answer.task_instances}
        choice={{
          folded,
          selected: search.task,
          find: undefined,
          focus: undefined,
          hasOutside: false,
          direction: "right",
        }}
        onSelect={select}
        onFold={fold}
        onOpen={(taskId) =>
          void navigate({ to: "/dags/$dagId/runs/$runId/tasks/$taskId", params: { dagId, runId, taskId } })
        }
      />
    </div>
  );
}
