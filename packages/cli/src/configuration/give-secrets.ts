import type { PlacedOption, TextSource } from "./find-option-text.ts";
import type { OptionSecrets, OptionSecretsRequest } from "./option-secrets.ts";

/** An option as it was found: where the secrets back end has it, its text is what that knows it by. */
interface FoundOption extends PlacedOption {
  readonly text: string;
  readonly source: TextSource | "default";
  readonly name: string;
  readonly mistake?: string;
}

/** Gives the options that the secrets back end has their values. The back end is asked once, and only if there are such. */
export function giveSecrets<Option extends FoundOption>(
  options: readonly Option[],
  { readSecrets }: { readonly readSecrets: (request: OptionSecretsRequest) => OptionSecrets },
): readonly Option[] {
  const keys = options.filter(isInBackend).map(({ text }) => text);
  const [backend, keywords] = [textOf(options, "backend"), textOf(options, "backend_kwargs")];
  const secrets = keys.length === 0 || backend === "" ? null : readSecrets({ backend, keywords, keys });
  return options.map((option) => {
    if (option.source !== "secret") return option;
    const given = findSecret(option, { backend, secrets });
    return "text" in given
      ? { ...option, text: given.text }
      : { ...option, text: option.definition.defaultText, mistake: given.mistake };
  });
}

function isInBackend({ source, section }: FoundOption): boolean {
  return source === "secret" && section !== "secrets";
}

function findSecret(
  option: FoundOption,
  { backend, secrets }: { readonly backend: string; readonly secrets: OptionSecrets | null },
): { readonly text: string } | { readonly mistake: string } {
  const { name, text: key } = option;
  if (!isInBackend(option))
    return { mistake: `${name} cannot be in the secrets back end, which it is needed to open.` };
  if (secrets === null)
    return { mistake: `${name} is "${key}" of the secrets back end, but no [secrets] backend is set.` };
  if (secrets.kind === "failed") return { mistake: secrets.sentence };
  const value = secrets.values[key] ?? null;
  return value === null
    ? { mistake: `${name} is "${key}", which the secrets back end "${backend}" does not have.` }
    : { text: value };
}

/** How the back end is opened; what it would have to give itself is left out. */
function textOf(options: readonly FoundOption[], key: string): string {
  const option = options.find((each) => each.section === "secrets" && each.key === key);
  return option === undefined || option.source === "secret" ? "" : option.text;
}
