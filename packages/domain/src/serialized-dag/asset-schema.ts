import type { SerializedAsset, SerializedAssetAlias, SerializedAssetCondition } from "../asset/asset-condition.ts";
import { checkThat, listOf, objectOf, oneOfKinds, type ShapeCheck, someJsonObject } from "./shape-check.ts";

/** What both databases keep under a unique index. */
const NAME_LENGTH_MAXIMUM = 3000;

const aName = checkThat(
  `a text of 1 to ${NAME_LENGTH_MAXIMUM} characters`,
  (value) => typeof value === "string" && value.length > 0 && value.length <= NAME_LENGTH_MAXIMUM,
);

const anAsset = objectOf({ uri: aName, extra: someJsonObject } satisfies Record<
  Exclude<keyof SerializedAsset, "kind">,
  ShapeCheck
>);
const anAlias = objectOf({ name: aName } satisfies Record<Exclude<keyof SerializedAssetAlias, "kind">, ShapeCheck>);

/** Deeper nesting exhausts the stack of whoever walks it. */
const CONDITION_DEPTH_MAXIMUM = 50;

function aConditionAtDepth(depth: number): ShapeCheck {
  const aPart: ShapeCheck = (value) =>
    depth === CONDITION_DEPTH_MAXIMUM
      ? { path: "", expected: `nested at most ${CONDITION_DEPTH_MAXIMUM} deep` }
      : aConditionAtDepth(depth + 1)(value);
  const combined = objectOf({ of: listOf(aPart) });
  return oneOfKinds({
    asset: anAsset,
    alias: anAlias,
    all: combined,
    any: combined,
  } satisfies Record<SerializedAssetCondition["kind"], ShapeCheck>);
}

/** Which updates a Dag waits for. */
export const anAssetCondition: ShapeCheck = aConditionAtDepth(0);

/** An asset or an alias, as a task's inlets and outlets name them. */
export const anAssetReference: ShapeCheck = oneOfKinds({ asset: anAsset, alias: anAlias });
