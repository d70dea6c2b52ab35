import { isSensitiveName, type SensitiveNames } from "@baram/execution-api";

const MASK = "********";

/** Long flags whose value is a secret, or holds one. They may be abbreviated. */
const SECRET_FLAGS = ["--password", "--conn-password", "--conn-uri", "--conn-json", "--conn-extra"];

/** The groups in which `-p` is a password. */
const GROUPS_WITH_PASSWORDS = ["users", "connections"];

/** The one flag of `variables set` that takes a value. */
const DESCRIPTION_FLAG = "--description";

/**
 * The words of a command line as the audit log keeps them, as JSON: secrets are masked.
 *
 * Parity: passwords, and the value of a variable with a sensitive name. A connection as a URI or as JSON is masked whole,
 * which Airflow does not do: it holds the password. What stands behind the value of a variable does not hide it.
 */
export function describeCommandLine(words: readonly string[], names: SensitiveNames): string {
  const [group = "", command] = words;
  const masked = GROUPS_WITH_PASSWORDS.includes(group) ? words.map((_, place) => maskValue(words, place)) : [...words];
  if (group === "variables" && command === "set") {
    const [key, value] = positionsOfArguments(words);
    if (key !== undefined && value !== undefined && isSensitiveName(words[key] ?? "", names)) masked[value] = MASK;
  }
  return JSON.stringify({ full_command: ["baram", ...masked].join(" ") });
}

function maskValue(words: readonly string[], place: number): string {
  const word = words[place] ?? "";
  const before = words[place - 1] ?? "";
  if (before === "-p" || isSecretFlag(before)) return MASK;
  const [flag = ""] = word.split("=", 1);
  if (word.includes("=") && isSecretFlag(flag)) return `${flag}=${MASK}`;
  return word.startsWith("-p") && word.length > 2 ? `-p${MASK}` : word;
}

function isSecretFlag(word: string): boolean {
  return isLongFlag(word) && SECRET_FLAGS.some((flag) => flag.startsWith(word));
}

/** Or the beginning of one: what several flags begin with has been refused. */
function isLongFlag(word: string): boolean {
  return word.startsWith("--") && word.length > 2;
}

/** Where the key and the value of `variables set` stand. */
function positionsOfArguments(words: readonly string[]): readonly number[] {
  const positions: number[] = [];
  const end = words.includes("--") ? words.indexOf("--") : words.length;
  for (let place = 2; place < words.length; place += 1) {
    const word = words[place] ?? "";
    if (place > end || !word.startsWith("-")) positions.push(place);
    else if (isLongFlag(word) && DESCRIPTION_FLAG.startsWith(word)) place += 1;
  }
  return positions;
}
