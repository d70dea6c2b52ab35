import { problem, type Reply } from "../http/reply.ts";
import * as schema from "../http/schema.ts";
import { DAG_PROPERTIES } from "./representations/dag.ts";

const { is_paused: isPaused, ...others } = DAG_PROPERTIES;

/** What a change of a Dag may say: every property but one is read-only. */
export const PatchDagBody: schema.Schema<{ readonly is_paused?: boolean | null }> = schema.object("PatchDAG", {
  ...Object.fromEntries(Object.entries(others).map(([name, property]) => [name, schema.readOnly(property)])),
  is_paused: schema.optionally(schema.nullable(isPaused)),
});

/** Parity: the only thing a mask may name is `is_paused`. */
export function refuseMask(mask: readonly string[] | undefined): Reply<never> | null {
  if (mask === undefined) return null;
  const isOnlyPaused = mask.length === 1 && mask[0]?.trim() === "is_paused";
  return isOnlyPaused ? null : problem(400, { detail: "Only `is_paused` field can be updated through the REST API" });
}
