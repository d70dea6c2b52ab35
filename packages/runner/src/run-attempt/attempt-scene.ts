import type { Clock, Instant, SerializedTask } from "@baram/domain";
import type { Workload } from "@baram/execution-api";
import type { TaskLog } from "@baram/sdk";
import {
  dagTemplatesOf,
  type Execution,
  type ExecutionServices,
  executeWithContext,
  instanceOf,
  refineParams,
  type TaskInstanceOperator,
} from "@baram/sdk/runtime";
import type { ExecutionClient } from "../execution-client.ts";
import type { LoadedDag } from "../load-bundle.ts";
import type { AttemptXComs } from "./attempt-xcoms.ts";
import { executionServices } from "./execution-services.ts";
import { paramsOf } from "./params-of.ts";
import { realSleep } from "./real-sleep.ts";
import { ReturnedLists } from "./returned-lists.ts";
import { taskContext } from "./task-context.ts";
import { taskInstanceInContext } from "./task-instance-in-context.ts";
import { foundTextRenderer, textRenderer } from "./text-renderer.ts";
import { xcomReader } from "./xcom-reader.ts";

/** What the code of an attempt finds around it. */
export interface ScenePlace {
  readonly workload: Workload;
  readonly client: ExecutionClient;
  readonly xcoms: AttemptXComs;
  readonly clock: Clock;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Absent, real time passes. */
  readonly sleep?: ExecutionServices["sleep"] | undefined;
  readonly lists?: ReturnedLists | undefined;
  readonly log: TaskLog;
  readonly signal: AbortSignal;
  /** When the try started. */
  readonly startedAt: Instant;
}

/** What a scene is made for: the task, or what its options say for one instance. */
export interface SceneSubject {
  readonly task: SerializedTask;
  readonly operator: Parameters<typeof refineParams>[1];
}

/** What a task's code is told and may ask for. */
export type AttemptScene = Awaited<ReturnType<typeof attemptScene>>;

/** Sets the scene for a task's code. */
export async function attemptScene(
  place: ScenePlace,
  { dag, graph, templateFiles }: LoadedDag,
  { task, operator }: SceneSubject,
) {
  const { workload, client, clock, environment, startedAt, log, signal } = place;
  const { sleep = realSleep, lists = new ReturnedLists() } = place;
  const params = paramsOf(graph.dag, task, workload);
  const taskInstance = taskInstanceInContext(workload, place.xcoms, startedAt);
  const refined = await refineParams(dag, operator, params);
  const authorTemplates = { templates: dagTemplatesOf(dag), templateFiles };
  const templates = {
    workload,
    graph,
    task,
    params,
    client,
    xcoms: place.xcoms,
    clock,
    startedAt,
    ...authorTemplates,
  };
  const renderTemplate = foundTextRenderer(templates);
  const parts = { workload, graph, task, params: refined, taskInstance, client, renderTemplate, log, signal };
  const context = taskContext(parts);
  const xcoms = xcomReader({ client, graph, workload, lists, stored: place.xcoms });
  const rendering = { context, xcoms, renderText: textRenderer(templates) };
  const services = executionServices(client, { clock, environment, sleep });
  const { isDeferrableByDefault = false } = workload.settings;
  const execution: Execution = { context, services, firstStartedAt: workload.firstStartedAt, isDeferrableByDefault };
  return { task, templates, execution, rendering };
}

/** What carries out an instance, ready to be executed. */
export interface RenderedInstance {
  readonly operator: TaskInstanceOperator["operator"];
  readonly scene: AttemptScene;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Makes what carries out the workload's instance, and renders its template fields. Author code runs in here. */
export async function renderedInstance(
  place: ScenePlace,
  loaded: LoadedDag,
  { scene, operator: taskOperator }: { readonly scene: AttemptScene; readonly operator: SceneSubject["operator"] },
): Promise<RenderedInstance> {
  // Functions in template fields, and those that lists go through, are author code too.
  const instance = await executeWithContext(scene.execution, () =>
    instanceOf(taskOperator, scene.task, scene.rendering),
  );
  const { operator, task } = instance;
  // Params may be among what a mapped operator is expanded over.
  const own = task === scene.task ? scene : await attemptScene(place, loaded, { task, operator });
  const fields = await executeWithContext(own.execution, () => instance.renderFields(own.rendering));
  return { operator, scene: own, fields };
}
