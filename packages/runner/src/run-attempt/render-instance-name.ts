import { createRenderer, type TextRendererParts } from "./text-renderer.ts";

/** What the template of an instance's name sees beside the context. */
export interface InstanceNameValues {
  /** The rendered template fields of the task. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** What the function put there. */
  readonly templateVariables: Readonly<Record<string, unknown>>;
}

/** What an instance is called in place of its map index; `null` for a task without a template for it. */
export async function renderInstanceName(
  parts: TextRendererParts,
  { fields, templateVariables }: InstanceNameValues,
): Promise<string | null> {
  const { mapIndexTemplate } = parts.task;
  if (mapIndexTemplate === null) return null;
  const renderer = await createRenderer(parts, { userDefinedMacros: templateVariables, taskFields: fields });
  return String(await renderer.render(mapIndexTemplate));
}
