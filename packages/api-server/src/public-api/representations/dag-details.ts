import { formatInstant, type JsonObject, type SerializedAssetCondition } from "@baram/domain";
import { instantText } from "../../http/instant-text.ts";
import * as schema from "../../http/schema.ts";
import type { RouteDependencies } from "../../route-dependencies.ts";
import { DAG_PROPERTIES, type DagParts, representDag } from "./dag.ts";
import { ParamsRepresentation, representParams } from "./params.ts";
import { representSeconds, TimeDelta } from "./time-delta.ts";

/** All that the stable API says of a Dag. */
export const DagDetails = schema.object("DAGDetail", {
  ...DAG_PROPERTIES,
  catchup: schema.boolean(),
  concurrency: schema.integer(),
  dag_run_timeout: schema.nullable(TimeDelta),
  dataset_expression: schema.nullable(schema.anyObject()),
  doc_md: schema.nullable(schema.text()),
  end_date: schema.nullable(schema.dateTime()),
  is_paused_upon_creation: schema.nullable(schema.boolean()),
  last_parsed: schema.dateTime(),
  orientation: schema.text(),
  params: ParamsRepresentation,
  render_template_as_native_obj: schema.boolean(),
  start_date: schema.nullable(schema.dateTime()),
  template_searchpath: schema.nullable(schema.list(schema.text())),
  timezone: schema.text(),
});

/** Which assets a Dag waits for: `{ "all": [uri, { "any": [uri, uri] }] }`. */
function representCondition(condition: SerializedAssetCondition): JsonObject {
  const represented = representPart(condition);
  return typeof represented === "string" ? { all: [represented] } : represented;
}

function representPart(part: SerializedAssetCondition): string | JsonObject {
  switch (part.kind) {
    case "asset":
      return part.uri;
    case "alias":
      return { alias: part.name };
    default:
      return { [part.kind]: part.of.map(representPart) };
  }
}

/** A Dag with all that its author wrote. */
export function representDagDetails(
  parts: DagParts,
  dependencies: Pick<RouteDependencies, "fernet" | "configuration">,
): schema.Described<typeof DagDetails> {
  const { dag, serialized } = parts;
  const { dagRunTimeoutSeconds, templateSearchPath } = serialized;
  return {
    ...representDag(parts, dependencies),
    catchup: serialized.catchup,
    concurrency: dag.maxActiveTasks,
    dag_run_timeout: dagRunTimeoutSeconds === null ? null : representSeconds(dagRunTimeoutSeconds),
    dataset_expression: "condition" in serialized.schedule ? representCondition(serialized.schedule.condition) : null,
    doc_md: serialized.docMd,
    end_date: instantText(serialized.endDate),
    is_paused_upon_creation: serialized.isPausedUponCreation,
    last_parsed: formatInstant(dag.lastParsedAt),
    orientation: serialized.orientation ?? "LR",
    // Parity: the details of a Dag come with these two empty; its plain form has them.
    owners: [],
    tags: [],
    params: representParams(serialized.params),
    render_template_as_native_obj: serialized.renderTemplateAsNativeObject,
    start_date: instantText(serialized.startDate),
    template_searchpath: templateSearchPath.length === 0 ? null : templateSearchPath,
    timezone: serialized.timezone,
  };
}
