import type { Logger } from "@baram/domain";
import { instantFromMicroseconds } from "@baram/domain";
import { pino } from "pino";
import { ConfigurationError } from "../configuration/configuration.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { formatLogLine } from "./format-log-line.ts";

const LEVELS = ["debug", "info", "warn", "error"] as const;

/** Parity: what else Airflow calls a level. */
const FORMER_NAMES: ReadonlyMap<string, string> = new Map([
  ["warning", "warn"],
  ["critical", "error"],
  ["fatal", "error"],
]);

/** The log of the servers, on the terminal, from a level on. Throws `ConfigurationError` for a level there is not. */
export function serverLogger(terminal: Pick<Terminal, "write">, name: string): Logger {
  const level = FORMER_NAMES.get(name.toLowerCase()) ?? name.toLowerCase();
  if (!(LEVELS as readonly string[]).includes(level)) {
    throw new ConfigurationError(`BARAM__LOGGING__LEVEL is "${name}"; it has to be one of ${LEVELS.join(", ")}.`);
  }
  const log = pino(
    { level, base: null, messageKey: "message", serializers: { error: pino.stdSerializers.err } },
    { write: (line) => terminal.write(readable(line)) },
  );
  return {
    debug: (message, fields) => log.debug(fields ?? {}, message),
    info: (message, fields) => log.info(fields ?? {}, message),
    warn: (message, fields) => log.warn(fields ?? {}, message),
    error: (message, fields) => log.error(fields ?? {}, message),
  };
}

function readable(line: string): string {
  const { time, level, message, ...fields } = JSON.parse(line) as PinoLine;
  const name = pino.levels.labels[level] ?? String(level);
  return formatLogLine({ at: instantFromMicroseconds(time * 1000), level: name, message, fields });
}

interface PinoLine extends Readonly<Record<string, unknown>> {
  readonly time: number;
  readonly level: number;
  readonly message: string;
}
