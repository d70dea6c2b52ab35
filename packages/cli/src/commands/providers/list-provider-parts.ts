import { listInstalledProviders } from "../../composition/installed-providers.ts";
import { listProviderExports } from "../../composition/provider-exports.ts";
import { formatRows } from "../../output/format-rows.ts";
import { readInvocation } from "../../program/invocation.ts";
import type { Terminal } from "../../terminal/terminal.ts";
import type { OutputOptions } from "../command-options.ts";
import { PROVIDER_PARTS, type ProviderPart } from "./provider-parts.ts";

/** Lists what of a kind the providers of the project bring, as their manifests say. */
export async function listProviderParts(
  terminal: Terminal,
  { part, output }: OutputOptions & { readonly part: ProviderPart },
): Promise<number> {
  const { folders } = readInvocation(terminal);
  const { column, manifestKey } = PROVIDER_PARTS[part];
  const rows: Readonly<Record<string, string>>[] = [];
  for (const { packageName } of manifestKey === null ? [] : await listInstalledProviders(folders.project)) {
    const names = await listProviderExports(folders.project, { packageName, kind: manifestKey ?? "" });
    rows.push(...names.map((name) => ({ [column]: name, package_name: packageName })));
  }
  terminal.write(formatRows(rows, output, terminal.columns));
  return 0;
}
