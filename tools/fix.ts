import { runCommand } from "./run-command.ts";

// The formatter last: what the linter rewrites is formatted too.
const commands = [
  ["oxlint", "--fix"],
  ["biome", "check", "--write", "."],
] as const;

for (const [command, ...parameters] of commands) {
  const { exitCode } = await runCommand(command, parameters);
  if (exitCode !== 0) process.exitCode = exitCode;
}
