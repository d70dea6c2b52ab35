import { isSensitiveName, type SensitiveNames } from "@baram/execution-api";

const MASK = "********";

/** Flags whose value is a secret, or holds one. */
const SECRET_FLAGS = ["-p", "--password", "--conn-password", "--conn-uri", "--conn-json", "--conn-extra"];

/** The groups in which `-p` is a password. */
const GROUPS_WITH_PASSWORDS = ["users", "connections"];

/**
 * The words of a command line as the audit log keeps them, as JSON: secrets are masked.
 *
 * Parity: passwords, and the value of a variable with a sensitive name. A connection as a URI or as JSON is masked whole,
 * which Airflow does not do: it holds the password.
 */
export function describeCommandLine(words: readonly string[], names: SensitiveNames): string {
  const [group = ""] = words;
  const masked = GROUPS_WITH_PASSWORDS.includes(group) ? words.map((_, place) => maskValue(words, place)) : [...words];
  const last = words.length - 1;
  if (group === "variables" && isSensitiveName(words[last - 1] ?? "", names)) masked[last] = MASK;
  return JSON.stringify({ full_command: ["baram", ...masked].join(" ") });
}

function maskValue(words: readonly string[], place: number): string {
  const word = words[place] ?? "";
  if (SECRET_FLAGS.includes(words[place - 1] ?? "")) return MASK;
  const flag = SECRET_FLAGS.find((name) => name.startsWith("--") && word.startsWith(`${name}=`));
  if (flag !== undefined) return `${flag}=${MASK}`;
  return word.startsWith("-p") && word.length > 2 && !word.startsWith("--") ? `-p${MASK}` : word;
}
