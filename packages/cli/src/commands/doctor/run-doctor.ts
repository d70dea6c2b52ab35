import { type ColorChoice, isColored } from "../../output/color-choice.ts";
import { formatRows } from "../../output/format-rows.ts";
import type { OutputFormat } from "../../output/output-format.ts";
import type { Terminal } from "../../terminal/terminal.ts";
import type { VerboseOptions } from "../command-options.ts";
import { examineInstallation } from "./examine-installation.ts";
import type { Finding } from "./finding.ts";

/** What `baram doctor` was given. */
export interface DoctorOptions extends VerboseOptions {
  /** Sentences when it is left out. */
  readonly output?: OutputFormat;
  readonly color: ColorChoice;
}

const COLORS = { ok: "\u001b[32m", warning: "\u001b[33m", problem: "\u001b[31m" } as const;
const RESET = "\u001b[0m";
const STATUS_WIDTH = "warning ".length;

/** Says what is wrong with the installation and how to mend it. @returns 1 where there is a problem, else 0. */
export async function runDoctor(terminal: Terminal, { output, color }: DoctorOptions): Promise<number> {
  const findings = await examineInstallation(terminal);
  const isProblem = findings.some(({ status }) => status === "problem");
  if (output === undefined) {
    const lines = findings.flatMap((finding) => linesOf(finding, isColored(terminal, color)));
    terminal.write(`${[...lines, "", summaryOf(findings)].join("\n")}\n`);
  } else {
    const rows = findings.map(({ check, status, message, remedy = null }) => ({ check, status, message, remedy }));
    terminal.write(formatRows(rows, output, terminal.columns));
  }
  return isProblem ? 1 : 0;
}

function linesOf({ check, status, message, remedy }: Finding, isColorful: boolean): readonly string[] {
  const word = status.padEnd(STATUS_WIDTH);
  const head = `${isColorful ? `${COLORS[status]}${word}${RESET}` : word}${check}: ${message}`;
  return remedy === undefined ? [head] : [head, `${" ".repeat(STATUS_WIDTH)}→ ${remedy}`];
}

function summaryOf(findings: readonly Finding[]): string {
  const count = (status: Finding["status"]) => findings.filter((finding) => finding.status === status).length;
  const [problems, warnings] = [count("problem"), count("warning")];
  if (problems + warnings === 0) return "Nothing is wrong.";
  return `${problems} ${problems === 1 ? "problem" : "problems"}, ${warnings} ${warnings === 1 ? "warning" : "warnings"}.`;
}
