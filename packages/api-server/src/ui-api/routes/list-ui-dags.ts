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

/** The page of all Dags that the caller may see: a part of them with their latest runs, and the numbers of its filters. */
export const listUiDags = defineRoute({
  method: "GET",
  path: "/dags",
  operationId: "list_ui_dags",
  summary: "List Dags with their latest runs",
  access: { kind: "permissions", permissions: ["can_read DAGs"], listsReadableDags: true },
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

  async handle({ query, rights }, dependencies) {
    const { reader } = dependencies.store;
    const { search = "", tag = "", owner = "", state = "", limit = 50, cursor } = query;
    if (state !== "" && !STANDINGS.includes(state)) return problem(400, { detail: `There is no state '${state}'.` });
    const readable = rights.dagIds("can_read");
    const dagIds = bothOf(query.ids ?? null, readable);
    const filter = { search, tag, owner, ...(dagIds === null ? {} : { dagIds }) };
    const standing = state === "" ? {} : { standing: state as DagStanding };
    const after = cursor === undefined || cursor === "" ? {} : { afterDagId: cursor };
    const pageSize = Math.min(limit, LIMIT_MAXIMUM);
    // One more than is shown tells whether there is a next page.
    const found = await listDagOverviews(reader, { ...filter, ...standing, ...after, limit: pageSize + 1 });
    const page = found.slice(0, pageSize);
    const counts = await countDagsByStanding(reader, filter);
    const dags = (await readUiDags(page, dependencies)).map(representUiDag);
    return ok({
      dags,
      counts,
      total: state === "" ? counts.all : counts[state as DagStanding],
      next_cursor: found.length > pageSize ? (page.at(-1)?.dagId ?? null) : null,
      // Those of Dags that the caller may not see are nobody's business.
      ...(readable === null ? await listTagsAndOwners(reader) : tagsAndOwnersOf(dags)),
    });
  },
});

/** What is in both lists; `null` is everything. */
function bothOf(some: readonly string[] | null, others: readonly string[] | null): readonly string[] | null {
  if (some === null || others === null) return some ?? others;
  return some.filter((id) => others.includes(id));
}

function tagsAndOwnersOf(dags: readonly ReturnType<typeof representUiDag>[]) {
  const sorted = (words: readonly string[]) => [...new Set(words)].sort();
  return { tags: sorted(dags.flatMap(({ tags }) => tags)), owners: sorted(dags.flatMap(({ owners }) => owners)) };
}
