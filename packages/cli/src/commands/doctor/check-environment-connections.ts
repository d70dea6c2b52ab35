import { readEnvironmentSettings } from "../../configuration/environment-settings.ts";
import type { Finding } from "./finding.ts";

/** Whether every connection of the environment can be read. Says nothing where there are none. */
export function checkEnvironmentConnections(
  environment: Readonly<Record<string, string | undefined>>,
): readonly Finding[] {
  const check = "connections";
  const { environmentConnections, unreadableConnections } = readEnvironmentSettings(environment);
  const remedy = "Put it right, or take it out of the environment; until then it is passed by.";
  const problems = [...unreadableConnections.values()].map((message) => ({
    check,
    status: "problem" as const,
    message,
    remedy,
  }));
  if (problems.length > 0 || environmentConnections.size === 0) return problems;
  return [{ check, status: "ok", message: "Every connection of the environment can be read." }];
}
