import type { Clock, Instant, JsonObject, SerializedAssetReference, SerializedTask, TaskGraph } from "@baram/domain";
import type { Workload } from "@baram/execution-api";
import type { TaskContext } from "@baram/sdk";
import type { DagTemplates, TemplatePlace, TemplateRendering } from "@baram/sdk/runtime";
import type { ExecutionClient } from "../execution-client.ts";
import type { TemplateRenderer } from "../render-templates/render-template.ts";
import type { TemplateSources } from "../render-templates/template-sources.ts";
import type { AttemptXComs } from "./attempt-xcoms.ts";
import { authorTemplates } from "./author-templates.ts";
import { readTemplateFile } from "./template-file.ts";

/** What the templates of an attempt can see. */
export interface TextRendererParts {
  readonly workload: Workload;
  readonly graph: TaskGraph;
  readonly task: SerializedTask;
  readonly params: JsonObject;
  readonly client: ExecutionClient;
  readonly xcoms: AttemptXComs;
  readonly clock: Clock;
  readonly startedAt: Instant;
  /** For who is told what has happened: the state, and further names; absent while a task does its work. */
  readonly happened?: { readonly state: string; readonly names: Readonly<Record<string, unknown>> };
  /** What the Dag's author said about its templates. */
  readonly templates: DagTemplates;
  /** Those that came with the bundle, by their path from the Dag file's folder. */
  readonly templateFiles: ReadonlyMap<string, string>;
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
  const mayBePlain = !renderTemplateAsNativeObject && Object.keys(parts.templates.environment).length === 0;
  return async (text: string, place: TemplatePlace) => {
    const isFile = place.extensions.some((extension) => text.endsWith(extension));
    if (!isFile && mayBePlain && !CHANGED_BY_RENDERING.test(text)) return text;
    renderer ??= createRenderer(parts);
    return (await renderer).renderField(text, place);
  };
}

/** Renders the texts that an attempt's code comes upon. */
export function foundTextRenderer(parts: TextRendererParts): TaskContext["renderTemplate"] {
  return async (text, fileName) => String(await (await createRenderer(parts)).render(text, fileName ?? null));
}

/** Makes what renders templates of an attempt, with further names and properties of `task` where there are any. */
export async function createRenderer(
  parts: TextRendererParts,
  more: Pick<TemplateSources, "userDefinedMacros" | "taskFields"> = {},
): Promise<TemplateRenderer> {
  const { workload, graph, task, params, client, xcoms, clock, startedAt, happened, templates, templateFiles } = parts;
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
    findXComs: (search) => xcoms.find(search),
    getPreviousSuccessfulDagRun: () => client.ask({ kind: "getPreviousSuccessfulDagRun" }),
    inlets: urisOf(task.inlets),
    outlets: urisOf(task.outlets),
    listTriggeringAssetEvents: async () =>
      (await client.ask({ kind: "listTriggeringAssetEvents" })).map(({ createdAt, source, ...event }) => ({
        ...event,
        timestamp: createdAt,
        sourceDagId: source?.dagId ?? null,
        sourceTaskId: source?.taskId ?? null,
        sourceRunId: source?.runId ?? null,
        sourceMapIndex: source?.mapIndex ?? -1,
      })),
    getConfiguration: (section, key) => client.ask({ kind: "getConfiguration", section, key }),
    readTemplateFile: (name) => readTemplateFile({ dag: graph.dag, bundle: workload.bundle, templateFiles }, name),
    ...authorTemplates(templates),
    ...more,
    ...(happened === undefined ? {} : { state: happened.state }),
    userDefinedMacros: { ...templates.macros, ...happened?.names, ...more.userDefinedMacros },
  });
}

/** An alias has none before its task has run. */
function urisOf(references: readonly SerializedAssetReference[]): readonly string[] {
  return references.flatMap((reference) => (reference.kind === "asset" ? [reference.uri] : []));
}
