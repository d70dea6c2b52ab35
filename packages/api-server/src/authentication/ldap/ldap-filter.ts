/**
 * A text as a value within a filter: what somebody types as their name is never part of the question itself.
 */
export function filterValue(text: string): string {
  return text.replace(/[\\*()\0]/g, (character) => `\\${character.charCodeAt(0).toString(16).padStart(2, "0")}`);
}

/** Whoever has a name, among those that another filter lets through; an empty one lets all through. */
export function userFilter(
  username: string,
  given: { readonly attribute: string; readonly userFilter: string },
): string {
  const named = `(${given.attribute}=${filterValue(username)})`;
  return given.userFilter === "" ? named : `(&${given.userFilter}${named})`;
}

/** The groups that list somebody. */
export function groupFilter(template: string, values: { readonly dn: string; readonly username: string }): string {
  return template.replace(/\{(dn|username)\}/g, (_, name: "dn" | "username") => filterValue(values[name]));
}
