import type { DagTemplates } from "@baram/sdk/runtime";
import type { TemplateOptions, TemplateSources } from "../render-templates/template-sources.ts";

/** What a Dag's author said about its templates, in the terms of those who render them. */
export function authorTemplates({
  filters,
  undefinedKind,
  environment,
}: DagTemplates): Pick<TemplateSources, "userDefinedFilters" | "templateOptions"> {
  const {
    blockStartString: blockStart,
    blockEndString: blockEnd,
    variableStartString: variableStart,
    variableEndString: variableEnd,
    commentStartString: commentStart,
    commentEndString: commentEnd,
    ...rest
  } = environment;
  const delimiters = { blockStart, blockEnd, variableStart, variableEnd, commentStart, commentEnd };
  const given = Object.entries({ ...delimiters, ...rest }).filter(([, value]) => value !== undefined);
  return {
    userDefinedFilters: filters,
    templateOptions: { undefinedKind, ...(Object.fromEntries(given) as TemplateOptions) },
  };
}
