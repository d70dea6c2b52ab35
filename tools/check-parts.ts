import { availableParallelism } from "node:os";
import { runCommand } from "./run-command.ts";

/** One part of the check, as commands that all must succeed. */
export interface CheckPart {
  readonly name: string;
  /** The parts that must have ended before; a part that is not among those that run is not waited for. */
  readonly after: readonly string[];
  /** Run one after another, each to its end, so that one run shows every mistake. */
  readonly commands: readonly string[];
}

/** How a part ended. */
export interface PartOutcome {
  readonly name: string;
  readonly isGood: boolean;
  readonly output: string;
  readonly seconds: number;
}

/** Runs the parts, as many at once as there are cores, and gives their outcomes in the given order. */
export async function runParts(parts: readonly CheckPart[]): Promise<readonly PartOutcome[]> {
  const outcomes = new Map<string, PartOutcome>();
  const waiting = [...parts];
  const isReady = ({ after }: CheckPart) =>
    after.every((name) => outcomes.has(name) || !parts.some((part) => part.name === name));

  const running = new Set<Promise<void>>();
  const startReady = () => {
    while (running.size < availableParallelism()) {
      const position = waiting.findIndex(isReady);
      const [part] = position === -1 ? [] : waiting.splice(position, 1);
      if (part === undefined) return;
      const run = runPart(part).then((outcome) => {
        outcomes.set(part.name, outcome);
        running.delete(run);
      });
      running.add(run);
    }
  };
  for (startReady(); running.size > 0; startReady()) await Promise.race(running);
  return parts.flatMap(({ name }) => outcomes.get(name) ?? []);
}

async function runPart({ name, commands }: CheckPart): Promise<PartOutcome> {
  const outcomes = [];
  for (const command of commands) {
    const [program = "", ...parameters] = command.split(" ");
    outcomes.push(await runCommand(program, parameters, { quiet: true, environment: { FORCE_COLOR: "0" } }));
  }
  return {
    name,
    isGood: outcomes.every((outcome) => outcome.exitCode === 0),
    output: outcomes.map((outcome) => outcome.output).join("\n"),
    seconds: outcomes.reduce((sum, outcome) => sum + outcome.seconds, 0),
  };
}
