import type { ConfigurationSources } from "../../configuration/option-texts.ts";
import { readOptionTexts } from "../../configuration/option-texts.ts";
import { readOptionValue } from "../../configuration/option-value.ts";
import type { Finding } from "./finding.ts";

/** Every mistake in the configuration, and what in it should be changed. */
export function checkConfiguration(sources: ConfigurationSources): readonly Finding[] {
  const check = "configuration";
  // Commands of options are run, and the secrets back end is asked, when the configuration is read for good.
  const { options, warnings, mistakes } = readOptionTexts({
    ...sources,
    runCommand: () => "",
    readSecrets: ({ keys }) => ({ kind: "read", values: Object.fromEntries(keys.map((key) => [key, ""])) }),
  });
  const refused = options.flatMap((option) => {
    const value = readOptionValue(option);
    return value.kind === "refused" && option.source !== "cmd" && option.source !== "secret" ? [value.sentence] : [];
  });
  const remedy = '"baram config list -d" shows every option and what it takes.';
  const found: Finding[] = [
    ...[...mistakes, ...refused].map((message) => ({ check, status: "problem" as const, message, remedy })),
    ...warnings.map((message) => ({ check, status: "warning" as const, message, remedy: "Take the name of today." })),
  ];
  const given = options.filter(({ source }) => source !== "default").length;
  const count = given === 1 ? "1 option is set" : `${given} options are set`;
  return found.length > 0 ? found : [{ check, status: "ok", message: `${count}.` }];
}
