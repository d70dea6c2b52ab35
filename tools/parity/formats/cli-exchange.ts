import { compareAfter, compareStep } from "../cli/compare-step.ts";
import type { GivenInstallation, RecordedStep } from "../cli/given.ts";
import { inspectInstallation } from "../cli/inspect-installation.ts";
import { RecordedInstallation } from "../cli/recorded-installation.ts";
import type { ParityFormat, ParityOutcome } from "../parity-format.ts";

interface Expected {
  readonly steps: readonly RecordedStep[];
  readonly after?: Readonly<Record<string, unknown>>;
}

/** `cli-exchange/1`: command lines, each with what it printed and how it ended. */
export const cliExchange: ParityFormat = {
  format: "cli-exchange/1",

  async run({ given, expected }) {
    const installation = await RecordedInstallation.create(given as GivenInstallation);
    try {
      return await exchange(installation, given as GivenInstallation, expected as Expected);
    } finally {
      installation.remove();
    }
  },
};

async function exchange(
  installation: RecordedInstallation,
  given: GivenInstallation,
  { steps, after = {} }: Expected,
): Promise<ParityOutcome> {
  const { placeholders } = installation;
  for (const [place, step] of given.steps.entries()) {
    const recorded = steps[place];
    if (recorded === undefined) throw new Error(`Nothing was recorded of command line ${place}.`);
    const end = await installation.run(step);
    const difference = compareStep(recorded, end, placeholders);
    if (difference === null) continue;
    const lack = recorded.stderr.kind === "usage" ? null : lackOf(step.argv, end.errors);
    if (lack !== null) return { kind: "skipped", reason: lack };
    const line = `${place} ${step.argv.join(" ")}`;
    return { kind: "failed", expected: { [line]: difference.expected }, actual: { [line]: difference.actual } };
  }
  const difference = compareAfter(after, await inspectInstallation(installation, after), placeholders);
  return difference === null ? { kind: "passed" } : { kind: "failed", ...difference };
}

/** What of a command line there is not here; `null` where that is not why it was refused. */
function lackOf(argv: readonly string[], errors: string): string | null {
  const command = argv.slice(0, 2).join(" ");
  if (errors.includes("argument COMMAND: invalid choice")) return `There is no command "${command}".`;
  const option = /unknown option '([^']+)'/u.exec(errors)?.[1];
  return option === undefined ? null : `"${command}" has no option ${option}.`;
}
