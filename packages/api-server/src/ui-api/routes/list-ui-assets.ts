import { listAssets, listNotedAssetUpdates, readLastAssetUpdates } from "@baram/metadata-store";
import { instantText } from "../../http/instant-text.ts";
import { integerParameter, textParameter } from "../../http/query-parameter.ts";
import { ok } from "../../http/reply.ts";
import { defineRoute } from "../../http/route.ts";
import * as schema from "../../http/schema.ts";

const ASSETS_DEFAULT = 50;
const ASSETS_MAXIMUM = 1000;

/** Assets by URI: who updates them, who waits for them, and when each was updated last. */
export const listUiAssets = defineRoute({
  method: "GET",
  path: "/assets",
  operationId: "list_ui_assets",
  summary: "List assets with their last updates",
  access: { kind: "permissions", permissions: ["can_read Datasets"] },
  query: {
    /** A part of the URI. */
    search: textParameter(),
    limit: integerParameter({ minimum: 1 }),
    offset: integerParameter({ minimum: 0 }),
  },
  answer: schema.object("UiAssets", {
    assets: schema.list(
      schema.object("UiAsset", {
        id: schema.integer(),
        uri: schema.text(),
        updated_at: schema.nullable(schema.dateTime()),
        producers: schema.list(
          schema.object("UiAssetProducer", { dag_id: schema.text(), task_id: schema.nullable(schema.text()) }),
        ),
        consumer_dag_ids: schema.list(schema.text()),
        // Those that have been told of an update since their last run.
        received_by_dag_ids: schema.list(schema.text()),
        aliases: schema.list(schema.text()),
      }),
    ),
    has_more: schema.boolean(),
  }),

  async handle({ query }, { store: { reader } }) {
    const limit = Math.min(query.limit ?? ASSETS_DEFAULT, ASSETS_MAXIMUM);
    const found = await listAssets(reader, {
      uriPattern: query.search === "" ? undefined : query.search,
      orderBy: "uri",
      direction: "asc",
      limit: limit + 1,
      offset: query.offset ?? 0,
    });
    const assets = found.slice(0, limit);
    const updates = await readLastAssetUpdates(
      reader,
      assets.map(({ id }) => id),
    );
    const consumers = assets.flatMap(({ references }) =>
      references.filter(({ role }) => role === "schedule").map(({ dagId }) => dagId),
    );
    const noted = await listNotedAssetUpdates(reader, { dagIds: [...new Set(consumers)] });
    return ok({
      assets: assets.map(({ id, uri, references, aliases }) => ({
        id,
        uri,
        updated_at: instantText(updates.get(id) ?? null),
        producers: references
          .filter(({ role }) => role === "outlet")
          .map(({ dagId, taskId }) => ({ dag_id: dagId, task_id: taskId })),
        consumer_dag_ids: references.filter(({ role }) => role === "schedule").map(({ dagId }) => dagId),
        received_by_dag_ids: noted.filter((update) => update.uri === uri).map(({ dagId }) => dagId),
        aliases: aliases.map(({ name }) => name),
      })),
      has_more: found.length > limit,
    });
  },
});
