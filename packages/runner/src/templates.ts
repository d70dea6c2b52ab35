/*
 * How templates are rendered, for those who render them outside of an attempt: the checks against recordings.
 */
export { TemplateRenderer } from "./render-templates/render-template.ts";
export { TemplateError, type TemplateErrorKind } from "./render-templates/template-error.ts";
export type { FoundXComValues, TemplateSources, XComSearch } from "./render-templates/template-sources.ts";
export { authorTemplates } from "./run-attempt/author-templates.ts";
export { paramsOf } from "./run-attempt/params-of.ts";
export { readTemplateFile } from "./run-attempt/template-file.ts";
