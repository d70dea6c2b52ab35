import { readFileSync } from "node:fs";

/** What author code itself wrote of an attempt. */
export interface WitnessedAttempt {
  /** Dag, run, task and map index. */
  readonly instance: string;
  readonly tryNumber: number;
  readonly processId: number;
  /** The place of its first line among all lines. */
  readonly beganAt: number;
  /** `null` when it did not come to its end. */
  endedAt: number | null;
}

/** Names an instance as the file does. */
export function nameInstance(given: {
  readonly dagId: string;
  readonly runId: string;
  readonly taskId: string;
  readonly mapIndex: number;
}): string {
  return [given.dagId, given.runId, given.taskId, given.mapIndex].join("\t");
}

/** Every attempt that began, in the order in which they did. An attempt that began twice is there twice. */
export function readAttempts(path: string): readonly WitnessedAttempt[] {
  const attempts: WitnessedAttempt[] = [];
  const open = new Map<string, WitnessedAttempt>();
  for (const [place, line] of readFileSync(path, "utf8").split("\n").entries()) {
    if (line === "") continue;
    const [word, dagId = "", runId = "", taskId = "", mapIndex, tryNumber, processId] = line.split("\t");
    const instance = nameInstance({ dagId, runId, taskId, mapIndex: Number(mapIndex) });
    const key = `${instance}\t${tryNumber}\t${processId}`;
    if (word === "began") {
      const attempt = {
        instance,
        tryNumber: Number(tryNumber),
        processId: Number(processId),
        beganAt: place,
        endedAt: null,
      };
      attempts.push(attempt);
      open.set(key, attempt);
    } else {
      const attempt = open.get(key);
      if (attempt !== undefined) attempt.endedAt = place;
    }
  }
  return attempts;
}
