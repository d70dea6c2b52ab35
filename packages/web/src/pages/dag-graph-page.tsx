import { worstState } from "@baram/domain";
import { useMediaQuery } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";
import { runQuery } from "../api/queries.ts";
import type { DagStructure, TaskInstance } from "../api/ui-shapes.ts";
import { GraphCanvas } from "../features/dag-graph/graph-canvas.tsx";
import { GraphList } from "../features/dag-graph/graph-list.tsx";
import { buildGraph, defaultFolded } from "../features/dag-graph/graph-model.ts";
import { GraphShowContext } from "../features/dag-graph/graph-states.ts";
import { GraphStrip } from "../features/dag-graph/graph-strip.tsx";
import { GraphToolbar } from "../features/dag-graph/graph-toolbar.tsx";
import { parseFolded } from "../features/dag-grid/grid-rows.ts";
import { useDag } from "../features/dag-header/dag-context.ts";

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
  const model = useMemo(() => buildGraph(structure, folded), [structure, folded]);
  const instances = useMemo(() => byTask(answer.data?.task_instances ?? []), [answer.data]);
  const counts = useMemo(() => countByTask(answer.data?.task_instances ?? []), [answer.data]);
  const select = useCallback(
    (id: string | null) => void navigate({ search: (known) => ({ ...known, task: id ?? undefined }), replace: true }),
    [navigate],
  );
  const show = useMemo(
    () => ({
      instances,
      counts,
      hasRun: run !== undefined,
      selected: search.task ?? null,
      hits: hitsOf(structure, search.find),
      onFold: (groupId: string) => {
        const next = folded.has(groupId) ? [...folded].filter((id) => id !== groupId) : [...folded, groupId];
        void navigate({ search: (known) => ({ ...known, folded: next.join(",") }), replace: true });
      },
    }),
    [instances, counts, run, search.task, search.find, structure, folded, navigate],
  );
  const open = (taskId: string) => {
    if (runId === undefined) return;
    const { dag_id: dagId } = dag;
    // Of a mapped task the list beside the grid says which instance is meant.
    const isMapped = structure.tasks.find((task) => task.task_id === taskId)?.is_mapped === true;
    if (isMapped) void navigate({ to: "/dags/$dagId", params: { dagId }, search: { run: runId, task: taskId } });
    else void navigate({ to: "/dags/$dagId/runs/$runId/tasks/$taskId", params: { dagId, runId, taskId } });
  };
  const selected = search.task === undefined ? undefined : instances.get(search.task);
  return (
    <GraphShowContext value={show}>
      <GraphToolbar
        run={run}
        instances={answer.data?.task_instances ?? []}
        areAllFolded={folded.size > 0}
        direction={direction}
      />
      <div className="graph-page">
        <GraphCanvas dagId={dag.dag_id} model={model} direction={direction} onSelect={select} onOpen={open} />
        <GraphList structure={structure} onSelect={select} />
        {run !== undefined && selected !== undefined && <GraphStrip run={run} instance={selected} />}
      </div>
    </GraphShowContext>
  );
}

/** One instance for each task; of a mapped task the one that needs attention most. */
function byTask(instances: readonly TaskInstance[]): ReadonlyMap<string, TaskInstance> {
  const known = new Map<string, TaskInstance>();
  for (const instance of instances) {
    const other = known.get(instance.task_id);
    if (other === undefined || worstState([other.state ?? "none", instance.state ?? "none"]) === instance.state)
      known.set(instance.task_id, instance);
  }
  return known;
}

/** How many instances each task that is expanded has. */
function countByTask(instances: readonly TaskInstance[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { task_id: taskId, map_index: mapIndex } of instances) {
    if (mapIndex >= 0) counts.set(taskId, (counts.get(taskId) ?? 0) + 1);
  }
  return counts;
}

/** The tasks and groups that a search finds; `null` without one. */
function hitsOf(structure: DagStructure, find: string | undefined): ReadonlySet<string> | null {
  if (find === undefined) return null;
  const text = find.toLowerCase();
  const tasks = structure.tasks.filter((task) => task.task_id.toLowerCase().includes(text));
  const groups = structure.groups.filter((group) =>
    tasks.some((task) => task.task_id.startsWith(`${group.group_id}.`)),
  );
  return new Set([...tasks.map((task) => task.task_id), ...groups.map((group) => group.group_id)]);
}
