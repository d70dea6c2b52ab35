import type { JsonObject } from "../json.ts";

/** A piece of data that tasks update and Dags wait for, known by its URI. */
export interface SerializedAsset {
  readonly kind: "asset";
  readonly uri: string;
  /** What the author says about it. */
  readonly extra: JsonObject;
}

/** A name under which a task updates assets that it chooses while it runs. */
export interface SerializedAssetAlias {
  readonly kind: "alias";
  readonly name: string;
}

/** What a task's inlets and outlets may name. */
export type SerializedAssetReference = SerializedAsset | SerializedAssetAlias;

/** Which updates a Dag waits for before it runs. */
export type SerializedAssetCondition =
  | SerializedAssetReference
  | { readonly kind: "all"; readonly of: readonly SerializedAssetCondition[] }
  | { readonly kind: "any"; readonly of: readonly SerializedAssetCondition[] };

/** The assets and aliases a condition names, each as often as it stands there, from left to right. */
export function assetReferencesIn(condition: SerializedAssetCondition): readonly SerializedAssetReference[] {
  return condition.kind === "all" || condition.kind === "any" ? condition.of.flatMap(assetReferencesIn) : [condition];
}

/**
 * Whether the updates that were noted are those a Dag waits for.
 *
 * Parity: an alias stands for any of the assets updated under it so far, so that one under which nothing was updated is
 * not met. Nothing noted meets no condition, not even an empty one.
 */
export function isAssetConditionMet(
  condition: SerializedAssetCondition,
  {
    updatedUris,
    urisOfAlias,
  }: {
    readonly updatedUris: ReadonlySet<string>;
    /** The assets updated under an alias so far. */
    readonly urisOfAlias: (name: string) => readonly string[];
  },
): boolean {
  const isMet = (part: SerializedAssetCondition): boolean => {
    switch (part.kind) {
      case "asset":
        return updatedUris.has(part.uri);
      case "alias":
        return urisOfAlias(part.name).some((uri) => updatedUris.has(uri));
      case "all":
        return part.of.every(isMet);
      case "any":
        return part.of.some(isMet);
    }
  };
  return updatedUris.size > 0 && isMet(condition);
}
