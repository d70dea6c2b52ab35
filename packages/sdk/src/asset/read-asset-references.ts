import type { SerializedAssetReference } from "@baram/domain";
import type { DagPlace } from "../dag/dag-error.ts";
import { invalidOption } from "../options/option-reader.ts";
import { isAsset, isAssetAlias } from "./asset.ts";
import { serializeAssetReference } from "./asset-condition.ts";

/** Reads the assets and aliases that a task reads or updates; none when the option was not given. */
export function readAssetReferences(
  place: DagPlace,
  name: "inlets" | "outlets",
  written: unknown,
): readonly SerializedAssetReference[] {
  if (written === undefined) return [];
  const references: readonly unknown[] = Array.isArray(written) ? written : [written];
  return references.map((reference) => {
    if (isAsset(reference) || isAssetAlias(reference)) return serializeAssetReference(reference);
    throw invalidOption(place, name, reference, 'a list of assets, such as [new Asset("s3://bucket/orders")]');
  });
}
