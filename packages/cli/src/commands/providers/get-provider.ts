import { listInstalledConnectionTypes } from "../../composition/installed-connection-types.ts";
import { listInstalledProviders } from "../../composition/installed-providers.ts";
import { listProviderExports } from "../../composition/provider-exports.ts";
import { type ColorChoice, isColored } from "../../output/color-choice.ts";
import { colorIni } from "../../output/color-ini.ts";
import { CommandFailure } from "../../program/command-failure.ts";
import { readInvocation } from "../../program/invocation.ts";
import type { Terminal } from "../../terminal/terminal.ts";
import { PROVIDER_PARTS } from "./provider-parts.ts";

/** What `baram providers get` was given. */
export interface GetProviderOptions {
  readonly name: string;
  readonly full?: boolean;
  readonly color: ColorChoice;
}

/** Shows one provider of the project, and when asked to what it brings. */
export async function getProvider(terminal: Terminal, { name, full, color }: GetProviderOptions): Promise<number> {
  const { folders } = readInvocation(terminal);
  const providers = await listInstalledProviders(folders.project);
  const provider = providers.find(({ packageName }) => packageName === name);
  if (provider === undefined) throw new CommandFailure(`No such provider installed: ${name}`);
  const lines = ["#", `# Provider: ${name}`, `# Version: ${provider.version}`, "#"];
  if (full === true) {
    lines.push(`description: ${JSON.stringify(provider.description)}`, "connection-types:");
    const types = await listInstalledConnectionTypes(folders.project);
    for (const { connectionType, packageName } of types) if (packageName === name) lines.push(`  - ${connectionType}`);
    for (const [part, { manifestKey }] of Object.entries(PROVIDER_PARTS)) {
      if (manifestKey === null) continue;
      const names = await listProviderExports(folders.project, { packageName: name, kind: manifestKey });
      if (names.length > 0) lines.push(`${part}:`, ...names.map((each) => `  - ${each}`));
    }
  }
  const text = `${lines.join("\n")}\n`;
  terminal.write(isColored(terminal, color) ? colorIni(text) : text);
  return 0;
}
