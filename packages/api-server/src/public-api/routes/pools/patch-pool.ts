import { findPool, listPoolUsage, updatePool } from "@baram/metadata-store";
import { textsParameter } from "../../../http/query-parameter.ts";
import { ok, problem } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import { poolNotFound } from "../../not-found.ts";
import { DEFAULT_POOL, describeMissing, PoolBody, poolColumnsOf } from "../../pool-body.ts";
import { PoolRepresentation, representPool } from "../../representations/pool.ts";

const OF_DEFAULT_POOL: ReadonlySet<string> = new Set(["slots", "include_deferred"]);

/** Changes a pool, its name included; with a mask only what the mask names. */
export const patchPool = defineRoute({
  method: "PATCH",
  path: "/pools/{pool_name}",
  operationId: "patch_pool",
  tags: ["Pool"],
  summary: "Update a pool",
  description: "Changes a pool, its name included; with a mask only what the mask names.",
  access: { kind: "permissions", permissions: ["can_edit Pools"] },
  query: { update_mask: textsParameter() },
  body: { schema: PoolBody },
  audit: "patch_pool",
  answer: PoolRepresentation,
  refusals: [400, 404, 409],

  async handle({ parts, query, body }, { store }) {
    const mask = query.update_mask?.map((name) => name.trim());
    const name = parts.pool_name;
    const isOfDefaultPool = mask?.every((masked) => OF_DEFAULT_POOL.has(masked)) ?? body.name === DEFAULT_POOL;
    if (name === DEFAULT_POOL && !isOfDefaultPool && body.name !== DEFAULT_POOL) {
      return problem(400, { detail: "Default Pool's name can't be modified" });
    }
    if ((await findPool(store.reader, name)) === null) return poolNotFound(name);
    const unknown = mask?.find((masked) => !isSendable(masked) || !Object.hasOwn(body, masked));
    if (unknown !== undefined) return problem(400, { detail: `Invalid field: ${unknown} in update mask` });
    const missing = mask === undefined ? describeMissing(body) : null;
    if (missing !== null) return problem(400, { detail: missing });

    const columns = poolColumnsOf(
      // Parity: without a mask a pool that is not said to count deferred tasks does not.
      mask === undefined
        ? { include_deferred: false, ...body }
        : Object.fromEntries(Object.entries(body).filter(([sent]) => mask.includes(sent))),
    );
    const { name: newName = name } = columns;
    if (newName !== name && (await findPool(store.reader, newName)) !== null) {
      return problem(409, { detail: `Pool: ${newName} already exists` });
    }
    if (Object.keys(columns).length > 0) {
      await store.transaction((transaction) => updatePool(transaction, name, columns));
    }
    const changed = await findPool(store.reader, newName);
    return changed === null ? poolNotFound(newName) : ok(representPool(changed, await listPoolUsage(store.reader)));
  },
});

function isSendable(name: string): boolean {
  const property = PoolBody.properties?.[name];
  return property !== undefined && property.readOnly !== true;
}
