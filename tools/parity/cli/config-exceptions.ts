import { OPTIONS } from "@baram/cli";
import type { ParityException } from "../parity-exception.ts";
import type { ParityCase } from "../parity-format.ts";
import type { GivenInstallation, GivenStep } from "./given.ts";

const DECISION = "decisions/0049-what-an-operator-says-counts.md";
const FORMAT = "cli-exchange/1";
const SECTIONS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = OPTIONS;

/** Where the configuration is shown: Baram has options of its own. */
export const CONFIG_EXCEPTIONS: readonly ParityException[] = [
  {
    decision: DECISION,
    reason: "an option of Airflow's that Baram does not have is not shown",
    format: FORMAT,
    covers: ({ given }) => stepsOf(given).some((step) => isOf(step, "list") || namesUnknownOption(step)),
    documented: ({ given, expected }) => withOwnOptions(stepsOf(given), expected as Expected),
  },
];

interface Expected {
  readonly steps: readonly RecordedStep[];
}

interface RecordedStep {
  readonly exit_code: number;
  readonly stdout: { readonly format: string; readonly lines?: readonly string[] };
  readonly stderr: { readonly kind: string };
}

function stepsOf(given: ParityCase["given"]): readonly GivenStep[] {
  return (given as GivenInstallation).steps;
}

function isOf({ argv }: GivenStep, command: string): boolean {
  return argv[0] === "config" && argv[1] === command;
}

/** Whether a value is asked for that Baram has no option of. */
function namesUnknownOption(step: GivenStep): boolean {
  const [, , section, key] = step.argv;
  if (!isOf(step, "get-value") || section === undefined || key === undefined) return false;
  return SECTIONS[section.toLowerCase()]?.[key.toLowerCase()] === undefined;
}

function withOwnOptions(steps: readonly GivenStep[], expected: Expected): Expected {
  return {
    ...expected,
    steps: expected.steps.map((recorded, place) => {
      const step = steps[place];
      if (step === undefined) return recorded;
      if (namesUnknownOption(step)) return { exit_code: 0, stdout: { format: "empty" }, stderr: { kind: "ignored" } };
      const { lines } = recorded.stdout;
      if (!isOf(step, "list") || lines === undefined) return recorded;
      const own = withoutOthers(lines);
      const stdout = own.length === 0 ? { format: "empty" } : { format: "text", lines: own };
      // What is set and is no option is told of.
      return { ...recorded, stdout, stderr: { kind: "ignored" } };
    }),
  };
}

/** The lines of options that Baram has, each with the comments before it. */
function withoutOthers(lines: readonly string[]): readonly string[] {
  const own: string[] = [];
  let section = "";
  let comments: string[] = [];
  for (const line of lines) {
    const key = /^(?:# )?(\w+) = /.exec(line)?.[1];
    if (line.startsWith("[")) {
      section = line.slice(1, -1);
      if (SECTIONS[section] !== undefined) own.push(line);
    } else if (key === undefined) {
      comments.push(line);
    } else {
      if (SECTIONS[section]?.[key] !== undefined) own.push(...comments, line);
      comments = [];
    }
  }
  return own;
}
