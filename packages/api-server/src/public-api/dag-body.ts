import * as schema from "../http/schema.ts";
import { DAG_PROPERTIES } from "./representations/dag.ts";

const { is_paused: isPaused, ...others } = DAG_PROPERTIES;

/** What a change of a Dag may say: every property but one is read-only. */
export const PatchDagBody: schema.Schema<{ readonly is_paused?: boolean | null }> = schema.object("PatchDAG", {
  ...Object.fromEntries(Object.entries(others).map(([name, property]) => [name, schema.readOnly(property)])),
  is_paused: schema.optionally(schema.nullable(isPaused)),
});
