import type { InspectorPlace } from "@baram/execution-api";
import { InvalidArgumentError, Option } from "commander";

/** Where debuggers look for Node by themselves. */
const USUAL = "127.0.0.1:9229";
const PORT_MAXIMUM = 65_535;

/** `9229`, or `127.0.0.1:9229`. */
function inspectorArgument(text: string): InspectorPlace {
  const [, host = "127.0.0.1", portText = ""] = /^(?:(.+):)?(\d+)$/u.exec(text) ?? [];
  const port = Number(portText);
  if (portText === "" || port > PORT_MAXIMUM) {
    throw new InvalidArgumentError(`"${text}" is no place for a debugger; expected a port, or a host and a port.`);
  }
  return { host, port };
}

/** `--inspect`, of commands that run author code here and now. */
export function inspectOption(): Option {
  return new Option("--inspect [place]", `Wait for a debugger before each task, at ${USUAL} or another [host:]port.`)
    .argParser(inspectorArgument)
    .preset(USUAL);
}

/** What a command with {@link inspectOption} is given. */
export interface InspectOptions {
  readonly inspect?: InspectorPlace;
}
