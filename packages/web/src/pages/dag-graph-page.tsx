import { useMediaQuery } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";
import { runQuery } from "../api/queries.ts";
import { GraphList } from "../features/dag-graph/graph-list.tsx";
import { defaultFolded } from "../features/dag-graph/graph-model.ts";
import { GraphStrip } from "../features/dag-graph/graph-strip.tsx";
import { GraphToolbar } from "../features/dag-graph/graph-toolbar.tsx";
import { byTask, RunGraph } from "../features/dag-graph/run-graph.tsx";
import { parseFolded } from "../features/dag-grid/grid-rows.ts";
import { useDag } from "../features/dag-header/dag-context.ts";

const DAG_NODE = "dag:";

/** Where a run is now, over the graph of its tasks. */
export function DagGraphPage() {
  const { dag, structure } = useDag();
  const search = useSearch({ from: "/shell/dags/$dagId/graph" });
  const navigate = useNavigate({ from: "/dags/$dagId/graph" });
  const isNarrow = useMediaQuery("(max-width: 767px)", false, { getInitialValueInEffect: false });
  const direction = search.direction ?? (isNarrow ? "down" : "right");
  const runId = search.run ?? dag.recent_runs.at(-1)?.run_id;
  const answer = useQuery({ ...runQuery(dag.dag_id, runId ?? ""), enabled: runId !== undefined });
  const run = answer.data?.run;
  const folded = useMemo(
    () => (search.folded === undefined ? defaultFolded(structure) : parseFolded(search.folded)),
    [structure, search.folded],
  );
  const select = useCallback(
    (id: string | null) =>
      void navigate({
        search: (known) => ({ ...known, task: id ?? undefined, focus: id === null ? undefined : known.focus }),
        replace: true,
      }),
    [navigate],
  );
  const fold = useCallback(
    (groupId: string) => {
      const next = folded.has(groupId) ? [...folded].filter((id) => id !== groupId) : [...folded, groupId];
      void navigate({ search: (known) => ({ ...known, folded: next.join(",") }), replace: true });
    },
    [folded, navigate],
  );
  const open = useOpenFromGraph(runId);
  const instances = answer.data?.task_instances;
  const selected =
    search.task === undefined || instances === undefined ? undefined : byTask(instances).get(search.task);
  return (
    <>
      <GraphToolbar run={run} instances={instances ?? []} areAllFolded={folded.size > 0} direction={direction} />
      <div className="graph-page">
        <RunGraph
          dagId={dag.dag_id}
          structure={structure}
          instances={instances ?? null}
          choice={{
            folded,
            selected: search.task,
            find: search.find,
            focus: search.focus,
            hasOutside: search.assets !== "off",
            direction,
          }}
          onSelect={select}
          onFold={fold}
          onOpen={open}
        >
          <GraphList structure={structure} onSelect={select} />
        </RunGraph>
        {run !== undefined && selected !== undefined && <GraphStrip run={run} instance={selected} />}
      </div>
    </>
  );
}

/** Opens what a node stands for: a task instance, the list of a mapped task's, or another Dag. */
function useOpenFromGraph(runId: string | undefined): (id: string) => void {
  const { dag, structure } = useDag();
  const navigate = useNavigate();
  return (id) => {
    const { dag_id: dagId } = dag;
    const task = structure.tasks.find((each) => each.task_id === id);
    if (task === undefined) {
      if (id.startsWith(DAG_NODE)) void navigate({ to: "/dags/$dagId", params: { dagId: id.slice(DAG_NODE.length) } });
      return;
    }
    if (runId === undefined) return;
    // Of a mapped task the list beside the grid says which instance is meant.
    if (task.is_mapped) void navigate({ to: "/dags/$dagId", params: { dagId }, search: { run: runId, task: id } });
    else void navigate({ to: "/dags/$dagId/runs/$runId/tasks/$taskId", params: { dagId, runId, taskId: id } });
  };
}
