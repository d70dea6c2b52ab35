import { compareAfter, compareStep } from "../cli/compare-step.ts";
import type { GivenInstallation, RecordedStep } from "../cli/given.ts";
import { inspectInstallation } from "../cli/inspect-installation.ts";
import { RecordedInstallation } from "../cli/recorded-installation.ts";
import type { ParityFormat, ParityOutcome } from "../parity-format.ts";

interface Expected {
  readonly steps: readonly RecordedStep[];
  readonly after?: Readonly<Record<string, unknown>>;
}

const UNKNOWN_COMMAND = /argument COMMAND: invalid choice/u;

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
    if (recorded.stderr.kind !== "usage" && UNKNOWN_COMMAND.test(end.errors)) {
      return { kind: "skipped", reason: `There is no command "${step.argv.slice(0, 2).join(" ")}".` };
    }
    const line = `${place} ${step.argv.join(" ")}`;
    return { kind: "failed", expected: { [line]: difference.expected }, actual: { [line]: difference.actual } };
  }
  const difference = compareAfter(after, await inspectInstallation(installation, after), placeholders);
  return difference === null ? { kind: "passed" } : { kind: "failed", ...difference };
}
