import { listenerNames } from "../../composition/listener-names.ts";
import { formatRows } from "../../output/format-rows.ts";
import { readInvocation } from "../../program/invocation.ts";
import { say, type Terminal } from "../../terminal/terminal.ts";
import type { OutputOptions } from "../command-options.ts";

/** Lists the modules that the configuration names as listeners. Parity: that there are none is said in every format. */
export function listPlugins(terminal: Terminal, { output }: OutputOptions): number {
  const { configuration } = readInvocation(terminal);
  const rows = listenerNames(configuration).map((name) => ({ name, kind: "listener", source: "[core] listeners" }));
  if (rows.length === 0) say(terminal, "No plugins loaded");
  else terminal.write(formatRows(rows, output, terminal.columns));
  return 0;
}
