/**
 * Sends a signal to a runner and all its children.
 *
 * @returns `false` when nothing of the group is left.
 */
export function signalGroup(group: number, signal: NodeJS.Signals): boolean {
  // Group 0 is the caller's own and -1 stands for every process there is: a runner that never started has neither.
  if (group <= 1) return false;
  try {
    return process.kill(-group, signal);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // A group that consists of processes not yet waited for answers EPERM on some systems.
    if (code === "ESRCH" || code === "EPERM") return false;
    throw error;
  }
}
