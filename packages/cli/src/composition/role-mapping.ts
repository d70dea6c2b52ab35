import { ConfigurationError } from "../configuration/configuration.ts";

/** Reads which groups give which roles. Throws {@link ConfigurationError} for a text that does not say so. */
export function readRoleMapping(section: string, text: string): Readonly<Record<string, readonly string[]>> {
  if (text === "") return {};
  const mapping = parse(text);
  if (isRoleMapping(mapping)) return mapping;
  throw new ConfigurationError(
    `[${section}] role_mapping is ${text}; it has to be a JSON object from groups to lists of roles, as {"data-engineers": ["Op"]}.`,
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isRoleMapping(value: unknown): value is Readonly<Record<string, readonly string[]>> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  return Object.values(value).every((roles) => Array.isArray(roles) && roles.every((role) => typeof role === "string"));
}
