import { readdirSync, readFileSync } from "node:fs";

/** The kernel counts processor time in hundredths of a second. */
const TICKS_PER_SECOND = 100;
/** Fields of `/proc/<id>/stat` after the name, which may hold blanks: parent, user, system, and of waited-for children. */
const PARENT = 1;
const TIMES = [11, 12, 13, 14];

/** Processor time of a process and all below it, those that have ended included. `null` where there is no `/proc`. */
export function cpuSecondsOf(processId: number): number | null {
  const processes = readProcesses();
  if (processes === null) return null;
  let total = 0;
  const open = [processId];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const fields = processes.get(id);
    if (fields === undefined) continue;
    total += TIMES.reduce((sum, index) => sum + Number(fields[index]), 0);
    for (const [childId, child] of processes) if (Number(child[PARENT]) === id) open.push(childId);
  }
  return total / TICKS_PER_SECOND;
}

function readProcesses(): Map<number, readonly string[]> | null {
  const processes = new Map<number, readonly string[]>();
  let names: readonly string[];
  try {
    names = readdirSync("/proc");
  } catch {
    return null;
  }
  for (const name of names) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const text = readFileSync(`/proc/${name}/stat`, "utf8");
      processes.set(Number(name), text.slice(text.lastIndexOf(")") + 2).split(" "));
    } catch {
      // It ended between the two reads.
    }
  }
  return processes;
}
