/** A bundle exports its template files under this name: pairs of path from the Dag file's folder and text. */
export const TEMPLATE_FILES_EXPORT = "__baramTemplateFiles";
