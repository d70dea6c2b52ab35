const STATEMENT = /\{%[-+]?\s*(?:include|import|from|extends)\b([\s\S]*?)%\}/g;
const QUOTED = /'([^'\n]*)'|"([^"\n]*)"/g;

/**
 * The files that a template names in `include`, `import`, `from` and `extends`, each once.
 *
 * A name that is computed when the template is rendered is not among them, nor one behind other delimiters than Jinja's.
 */
export function referencedTemplateNames(template: string): readonly string[] {
  if (!template.includes("{%")) return [];
  const names = new Set<string>();
  for (const [, statement = ""] of template.matchAll(STATEMENT)) {
    for (const [, single, double] of statement.matchAll(QUOTED)) names.add(single ?? double ?? "");
  }
  names.delete("");
  return [...names];
}
