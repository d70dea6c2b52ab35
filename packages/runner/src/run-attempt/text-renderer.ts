import type { Clock, Instant, JsonObject, SerializedTask, TaskGraph } from "@baram/domain";
import type { Workload } from "@baram/execution-api";
import type { TemplatePlace, TemplateRendering } from "@baram/sdk/runtime";
import type { ExecutionClient } from "../execution-client.ts";
import type { TemplateRenderer } from "../render-templates/render-template.ts";
import { readTemplateFile } from "./template-file.ts";

/** What the templates of an attempt can see. */
export interface TextRendererParts {
  readonly workload: Workload;
  readonly graph: TaskGraph;
  readonly task: SerializedTask;
  readonly params: JsonObject;
  readonly client: ExecutionClient;
  readonly clock: Clock;
  readonly startedAt: Instant;
}

/** Delimiters of templates, and line ends that rendering changes. */
const CHANGED_BY_RENDERING = /\{[{%#]|\r|\n$/;

/**
 * Renders the texts of an attempt's template fields.
 *
 * The template engine is loaded when the first text needs it: most attempts have none, and they start faster without.
 */
export function textRenderer(parts: TextRendererParts): TemplateRendering["renderText"] {
  let renderer: Promise<TemplateRenderer> | null = null;
  const { renderTemplateAsNativeObject } = parts.graph.dag;
  return async (text: string, place: TemplatePlace) => {
    const isFile = place.extensions.some((extension) => text.endsWith(extension));
    if (!isFile && !renderTemplateAsNativeObject && !CHANGED_BY_RENDERING.test(text)) return text;
    renderer ??= createRenderer(parts);
    return (await renderer).renderField(text, place);
  };
}

async function createRenderer({
  workload,
  graph,
  task,
  params,
  client,
  clock,
  startedAt,
}: TextRendererParts): Promise<TemplateRenderer> {
  const { TemplateRenderer } = await import("../render-templates/render-template.ts");
  return new TemplateRenderer({
    dag: graph.dag,
    task,
    workload,
    params,
    now: clock.now(),
    startDate: startedAt,
    random: Math.random,
    getVariable: async (key) => (await client.ask({ kind: "getVariable", key }))?.value ?? null,
    getConnection: (connectionId) => client.ask({ kind: "getConnection", connectionId }),
    pullXComs: (request) => client.ask(request),
    getPreviousSuccessfulDagRun: () => client.ask({ kind: "getPreviousSuccessfulDagRun" }),
    getConfiguration: (section, key) => client.ask({ kind: "getConfiguration", section, key }),
    readTemplateFile: (name) => readTemplateFile(graph.dag, workload.bundle, name),
  });
}
