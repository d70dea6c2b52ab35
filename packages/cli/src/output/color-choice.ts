import { Option } from "commander";
import type { Terminal } from "../terminal/terminal.ts";

/** When output is coloured. Parity: Airflow's words. */
export type ColorChoice = "auto" | "on" | "off";

/** `--color`, where a command has it. */
export function colorOption(): Option {
  return new Option("--color <when>", "Colour the output; auto does so on a terminal.")
    .choices(["auto", "off", "on"])
    .default("auto");
}

/** Whether to colour: on a terminal, unless `NO_COLOR` is set. */
export function isColored(terminal: Pick<Terminal, "columns" | "environment">, choice: ColorChoice): boolean {
  if (choice !== "auto") return choice === "on";
  return terminal.columns !== null && (terminal.environment["NO_COLOR"] ?? "") === "";
}
