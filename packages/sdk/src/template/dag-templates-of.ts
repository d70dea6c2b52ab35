import type { AnyDag } from "../dag/any-dag.ts";
import { dagStateOf } from "../dag/dag-state.ts";
import { type DagTemplates, readDagTemplates } from "./dag-templates.ts";

/** How the templates of a Dag are rendered. */
export function dagTemplatesOf(dag: AnyDag): DagTemplates {
  const state = dagStateOf(dag);
  return state === null ? readDagTemplates({ dagId: dag.dagId, taskId: null }, {}) : state.settings.templates;
}
