import type { SerializedAssetCondition, SerializedAssetReference } from "@baram/domain";
import { InvalidOptionError } from "../dag/dag-error.ts";
import { type Asset, type AssetAlias, isAsset, isAssetAlias } from "./asset.ts";

const TOGETHER = Symbol.for("baram.assets-together");

/** Which updates a Dag waits for: an asset, an alias, or some of them by {@link allOf} and {@link anyOf}. */
export type AssetCondition = Asset | AssetAlias | AssetsTogether;

/** Several conditions as one. Made with {@link allOf} and {@link anyOf}. */
export class AssetsTogether {
  readonly [TOGETHER] = true;
  readonly kind: "all" | "any";
  readonly conditions: readonly AssetCondition[];

  constructor(kind: "all" | "any", conditions: readonly AssetCondition[]) {
    const wrong = conditions.find((each) => !isAssetCondition(each));
    if (wrong !== undefined) {
      const place = { dagId: null, taskId: null };
      throw new InvalidOptionError(place, `${kind}Of takes assets, aliases and conditions, not ${String(wrong)}.`);
    }
    this.kind = kind;
    this.conditions = conditions;
  }
}

/** Waits until all of them were updated: `allOf(orders, anyOf(customers, visitors))`. */
export function allOf(...conditions: readonly AssetCondition[]): AssetsTogether {
  return new AssetsTogether("all", conditions);
}

/** Waits until one of them was updated. */
export function anyOf(...conditions: readonly AssetCondition[]): AssetsTogether {
  return new AssetsTogether("any", conditions);
}

/** Whether a value can be waited for as assets are. */
export function isAssetCondition(value: unknown): value is AssetCondition {
  return isAsset(value) || isAssetAlias(value) || isTogether(value);
}

function isTogether(value: unknown): value is AssetsTogether {
  return typeof value === "object" && value !== null && TOGETHER in value;
}

/** A condition as data. */
export function serializeAssetCondition(condition: AssetCondition): SerializedAssetCondition {
  if (!isTogether(condition)) return serializeAssetReference(condition);
  return { kind: condition.kind, of: condition.conditions.map(serializeAssetCondition) };
}

/** An asset or an alias as data. */
export function serializeAssetReference(reference: Asset | AssetAlias): SerializedAssetReference {
  if (isAssetAlias(reference)) return { kind: "alias", name: reference.name };
  return { kind: "asset", uri: reference.uri, extra: reference.extra };
}
