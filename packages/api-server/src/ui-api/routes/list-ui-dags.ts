import { countDagsByStanding, type DagStanding, listDagOverviews, listTagsAndOwners } from "@baram/metadata-store";
import { integerParameter, textParameter, textsParameter } from "../../http/query-parameter.ts";
import { ok, problem } from "../../http/reply.ts";
import { defineRoute } from "../../http/route.ts";
import * as schema from "../../http/schema.ts";
import { readUiDags } from "../read-ui-dags.ts";
import { representUiDag, UiDag } from "../representations/ui-dag.ts";

const STANDINGS: readonly string[] = ["failed", "running", "queued", "paused"] satisfies readonly DagStanding[];
const LIMIT_MAXIMUM = 200;

const UiDagList = schema.object("UiDagList", {
  dags: schema.list(UiDag),
  counts: schema.object(null, {
    all: schema.integer(),
    failed: schema.integer(),
    running: schema.integer(),
    queued: schema.integer(),
    paused: schema.integer(),
  }),
  total: schema.integer(),
  next_cursor: schema.nullable(schema.text()),
  tags: schema.list(schema.text()),
  owners: schema.list(schema.text()),
});

/** The page of all Dags: a part of them with their latest runs, and the numbers of its filters. */
export const listUiDags = defineRoute({
  method: "GET",
  path: "/dags",
  operationId: "list_ui_dags",
  summary: "List Dags with their latest runs",
  access: { kind: "permissions", permissions: ["can_read DAGs"] },
  query: {
    search: textParameter(),
    state: textParameter(),
    tag: textParameter(),
    owner: textParameter(),
    ids: textsParameter(),
    limit: integerParameter({ minimum: 1 }),
    cursor: textParameter(),
  },
  answer: UiDagList,

  async handle({ query }, dependencies) {
    const { reader } = dependencies.store;
    const { search = "", tag = "", owner = "", state = "", limit = 50, cursor } = query;
    if (state !== "" && !STANDINGS.includes(state)) return problem(400, { detail: `There is no state '${state}'.` });
    const filter = { search, tag, owner, ...(query.ids === undefined ? {} : { dagIds: query.ids }) };
    const standing = state === "" ? {} : { standing: state as DagStanding };
    const after = cursor === undefined || cursor === "" ? {} : { afterDagId: cursor };
    const pageSize = Math.min(limit, LIMIT_MAXIMUM);
    // One more than is shown tells whether there is a next page.
    const found = await listDagOverviews(reader, { ...filter, ...standing, ...after, limit: pageSize + 1 });
    const page = found.slice(0, pageSize);
    const counts = await countDagsByStanding(reader, filter);
    return ok({
      dags: (await readUiDags(page, dependencies)).map(representUiDag),
      counts,
      total: state === "" ? counts.all : counts[state as DagStanding],
      next_cursor: found.length > pageSize ? (page.at(-1)?.dagId ?? null) : null,
      ...(await listTagsAndOwners(reader)),
    });
  },
});
