import { inspect } from "node:util";
import { type JsonObject, normalizeAssetUri } from "@baram/domain";
import { InvalidOptionError } from "../dag/dag-error.ts";

const NAME_LENGTH_MAXIMUM = 3000;
const NOWHERE = { dagId: null, taskId: null } as const;

// Two copies of this package may meet in one process, the author's and the runner's: `instanceof` would tell them apart.
const ASSET_KIND = Symbol.for("baram.asset");

/** What can be said about an asset beside its URI. */
export interface AssetOptions {
  /** Anything about it that is worth showing, as JSON. Defaults to `{}`. */
  readonly extra?: JsonObject;
}

/**
 * A piece of data that tasks update and Dags wait for: a table, a file, a folder, known by its URI.
 *
 * A task that has it among its `outlets` updates it when it succeeds; a Dag that has it as its `schedule` runs then.
 */
export class Asset {
  readonly [ASSET_KIND] = "asset";
  /** In the form by which assets are known: `S3://bucket/orders/` is `s3://bucket/orders`. */
  readonly uri: string;
  readonly extra: JsonObject;

  constructor(uri: string, options: AssetOptions = {}) {
    this.uri = normalizeAssetUri(checkedUri(uri));
    this.extra = checkedExtra(uri, options.extra ?? {});
  }
}

/** A name under which a task updates assets that it chooses while it runs; a Dag may wait for it like for an asset. */
export class AssetAlias {
  readonly [ASSET_KIND] = "alias";
  readonly name: string;

  constructor(name: string) {
    if (typeof name !== "string" || name.trim() === "" || name.length > NAME_LENGTH_MAXIMUM) {
      throw new InvalidOptionError(NOWHERE, `an asset alias is named ${inspect(name)}; expected a text.`);
    }
    this.name = name;
  }
}

/** Whether a value is an asset, of whatever copy of this package. */
export function isAsset(value: unknown): value is Asset {
  return kindOf(value) === "asset";
}

/** Whether a value is an alias of assets, of whatever copy of this package. */
export function isAssetAlias(value: unknown): value is AssetAlias {
  return kindOf(value) === "alias";
}

function kindOf(value: unknown): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, ASSET_KIND) : undefined;
}

/** Parity: these texts are no URIs of assets. */
function checkedUri(uri: unknown): string {
  if (typeof uri !== "string" || uri.trim() === "") throw badUri(uri, "expected a text such as s3://bucket/orders");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the whole of ASCII is meant.
  if (!/^[\u0000-\u007f]*$/.test(uri)) throw badUri(uri, "it may only consist of ASCII characters");
  if (uri.length > NAME_LENGTH_MAXIMUM) throw badUri(uri, `it may have at most ${NAME_LENGTH_MAXIMUM} characters`);
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(uri)?.[1]?.toLowerCase();
  if (scheme === "airflow") throw badUri(uri, 'the scheme "airflow" is reserved');
  if (/^[^:/?#]+:\/\/[^/?#]*@/.test(uri)) throw badUri(uri, "it must not hold a user name or a password");
  return uri;
}

function badUri(uri: unknown, sentence: string): InvalidOptionError {
  return new InvalidOptionError(NOWHERE, `the URI of an asset is ${inspect(uri)}; ${sentence}.`);
}

function checkedExtra(uri: string, extra: unknown): JsonObject {
  const isObject = typeof extra === "object" && extra !== null && !Array.isArray(extra);
  if (!isObject) {
    throw new InvalidOptionError(NOWHERE, `the extra of the asset ${uri} is ${inspect(extra)}; expected an object.`);
  }
  return JSON.parse(JSON.stringify(extra)) as JsonObject;
}
