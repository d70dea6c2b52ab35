/** The texts of a configuration file by section and key, both in small letters. */
export type FileTexts = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** A configuration file as texts, or the line that cannot be read. */
export type ParsedConfigurationFile =
  | {
      readonly kind: "texts";
      readonly texts: FileTexts;
      /** By section, the keys that other values refer to. */
      readonly referred: ReadonlyMap<string, ReadonlySet<string>>;
    }
  | { readonly kind: "refused"; readonly message: string };

const SECTION = /^\[([^\]]+)\]\s*$/;
const ENTRY = /^([^\s=:#;[][^=:]*?)\s*[=:]\s*(.*)$/;

/**
 * Reads a configuration file: `[section]`, `key = value`, comments on lines of their own, values that go on in indented
 * lines.
 *
 * Parity: as Python's `configparser` reads it: `%` begins an interpolation, `%%` is the character, and a file may not
 * say the same twice.
 */
export function parseConfigurationFile(text: string): ParsedConfigurationFile {
  const sections = new Map<string, Map<string, string>>();
  let section: Map<string, string> | null = null;
  let key: string | null = null;
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const place = `line ${index + 1}`;
    const trimmed = line.trim();
    if (trimmed === "" || /^[#;]/.test(trimmed)) continue;
    if (/^\s/.test(line) && section !== null && key !== null) {
      section.set(key, `${section.get(key) ?? ""}\n${trimmed}`);
      continue;
    }
    const name = SECTION.exec(trimmed)?.[1]?.trim().toLowerCase();
    const [, given, value = ""] = ENTRY.exec(trimmed) ?? [];
    if (name !== undefined) {
      if (sections.has(name)) return refuse(`${place} begins the section [${name}] for the second time`);
      section = new Map();
      sections.set(name, section);
      key = null;
    } else if (given === undefined) {
      return refuse(`${place}, "${trimmed}", is neither [section] nor key = value`);
    } else if (section === null) {
      return refuse(`${place} stands before the first [section]`);
    } else {
      key = given.trim().toLowerCase();
      if (section.has(key)) return refuse(`${place} gives ${key} for the second time`);
      section.set(key, value.trim());
    }
  }
  return interpolateAll(sections);
}

function refuse(problem: string): ParsedConfigurationFile {
  return { kind: "refused", message: problem };
}

function interpolateAll(sections: ReadonlyMap<string, ReadonlyMap<string, string>>): ParsedConfigurationFile {
  const texts = new Map<string, ReadonlyMap<string, string>>();
  const referred = new Map<string, ReadonlySet<string>>();
  for (const [name, section] of sections) {
    const references = [...section.values()].flatMap((value) => [...value.matchAll(REFERENCE)]);
    referred.set(name, new Set(references.map(([, key = ""]) => key.toLowerCase())));
    const values = new Map<string, string>();
    for (const [key, value] of section) {
      const text = interpolate(value, section, 0);
      if (text === null) {
        return refuse(
          `the value of [${name}] ${key} has a % that is no %(key)s of its section; write %% for the character`,
        );
      }
      values.set(key, text);
    }
    texts.set(name, values);
  }
  return { kind: "texts", texts, referred };
}

const REFERENCE = /%\(([^)]+)\)s/g;
const INTERPOLATION_DEPTH_MAXIMUM = 10;

/** `null` for a value that refers to what its section does not have, or to itself. */
function interpolate(value: string, section: ReadonlyMap<string, string>, depth: number): string | null {
  if (depth > INTERPOLATION_DEPTH_MAXIMUM) return null;
  let isWhole = true;
  const text = value.replace(/%(?:%|\(([^)]+)\)s|)/g, (found: string, key: string | undefined) => {
    if (found === "%%") return "%";
    const other = key === undefined ? undefined : section.get(key.toLowerCase());
    const replacement = other === undefined ? null : interpolate(other, section, depth + 1);
    if (replacement === null) isWhole = false;
    return replacement ?? "";
  });
  return isWhole ? text : null;
}
