import type { AttemptLogLine } from "@baram/execution-api";
import type { Terminal } from "../terminal/terminal.ts";

/** The fields that every line has; the others are shown after the message. */
const OWN_FIELDS: readonly string[] = ["timestamp", "level", "message", "source"];

/**
 * Prints one line of a task's log: what the task printed as it stands, everything else with time, task and level.
 *
 * Parity: `[2024-01-01T10:00:00.123+0000] {where} LEVEL - message`.
 */
export function printLogLine(terminal: Terminal, taskId: string, line: AttemptLogLine): void {
  const { timestamp, level, message, source } = line;
  if (source === "stdout") {
    terminal.write(`${message}\n`);
  } else if (source === "stderr") {
    terminal.writeError(`${message}\n`);
  } else {
    const fields = Object.entries(line)
      .filter(([name]) => !OWN_FIELDS.includes(name))
      .map(([name, value]) => ` ${name}=${JSON.stringify(value)}`);
    const time = timestamp.replace(/Z$/, "+0000");
    terminal.write(`[${time}] {${taskId}} ${level.toUpperCase()} - ${message}${fields.join("")}\n`);
  }
}
