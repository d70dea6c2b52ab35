import type { JsonObject, SerializedAssetReference } from "@baram/domain";
import { type Asset, type AssetAlias, isAssetAlias } from "./asset.ts";

/** What a task says about an asset it updates; it counts when the task succeeds. */
export interface OutletEvent {
  /** Kept with the event. Defaults to `{}`. */
  extra: JsonObject;
}

/** What a task adds under an alias; each asset counts as updated when the task succeeds. */
export interface AliasOutletEvents {
  /** @param options.extra is kept with the event; the same asset may be added several times with different ones. */
  add(asset: Asset, options?: { readonly extra?: JsonObject }): void;
}

/** What was said, as data. */
export interface SaidOutletEvent {
  readonly uri: string;
  readonly extra: JsonObject;
  /** `null` for an asset that is among the task's outlets, else the alias that is. */
  readonly aliasName: string | null;
}

/** A task speaks of an asset or an alias that is none of its outlets. */
export class UnknownOutletError extends Error {
  override readonly name = "UnknownOutletError";
}

/**
 * The events that a task's success will make, one for each of its outlets:
 * `context.outletEvents.of(orders).extra = { rows: 12 }`, or `context.outletEvents.of(files).add(new Asset(uri))`.
 */
export class OutletEvents {
  readonly #outlets: readonly SerializedAssetReference[];
  readonly #ofAssets = new Map<string, OutletEvent>();
  readonly #ofAliases: SaidOutletEvent[] = [];

  constructor(outlets: readonly SerializedAssetReference[]) {
    this.#outlets = outlets;
  }

  of(outlet: Asset): OutletEvent;
  of(outlet: AssetAlias): AliasOutletEvents;
  of(outlet: Asset | AssetAlias): OutletEvent | AliasOutletEvents {
    return isAssetAlias(outlet) ? this.#ofAlias(outlet.name) : this.#ofAsset(outlet.uri);
  }

  /** What was said so far. */
  list(): readonly SaidOutletEvent[] {
    const ofAssets = [...this.#ofAssets].map(([uri, { extra }]) => ({ uri, extra: plain(extra), aliasName: null }));
    return [...ofAssets, ...this.#ofAliases];
  }

  #ofAsset(uri: string): OutletEvent {
    if (!this.#outlets.some((outlet) => outlet.kind === "asset" && outlet.uri === uri)) {
      throw new UnknownOutletError(`The asset ${uri} is none of the task's outlets: add it to them.`);
    }
    const event = this.#ofAssets.get(uri) ?? { extra: {} };
    this.#ofAssets.set(uri, event);
    return event;
  }

  #ofAlias(aliasName: string): AliasOutletEvents {
    if (!this.#outlets.some((outlet) => outlet.kind === "alias" && outlet.name === aliasName)) {
      throw new UnknownOutletError(`The alias "${aliasName}" is none of the task's outlets: add it to them.`);
    }
    return {
      add: (asset, { extra = {} } = {}) => {
        this.#ofAliases.push({ uri: asset.uri, extra: plain(extra), aliasName });
      },
    };
  }
}

function plain(extra: JsonObject): JsonObject {
  return JSON.parse(JSON.stringify(extra)) as JsonObject;
}
