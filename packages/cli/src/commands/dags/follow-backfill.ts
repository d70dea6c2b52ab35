import { setTimeout } from "node:timers/promises";
import type { Installation } from "../../installation/installation.ts";
import type { BackfillOfApi, FailedInstanceOfApi } from "../../installation/installation-backfills.ts";
import { say, type Terminal } from "../../terminal/terminal.ts";

const FIRST_PAUSE_MILLISECONDS = 50;
const LONGEST_PAUSE_MILLISECONDS = 1000;
const BAR_WIDTH = 30;

/** How a back-fill was followed. */
export interface FollowedBackfill {
  readonly backfill: BackfillOfApi;
  readonly failed: readonly FailedInstanceOfApi[];
  /** Whether whoever followed it left before its end. */
  readonly isLeft: boolean;
}

/** Shows how far a back-fill has come until it is over, or until the signal says to leave. */
export async function followBackfill(
  terminal: Terminal,
  installation: Installation,
  given: { readonly backfill: BackfillOfApi; readonly signal: AbortSignal },
): Promise<FollowedBackfill> {
  const progress = new ShownProgress(terminal);
  let pause = FIRST_PAUSE_MILLISECONDS;
  for (;;) {
    const { backfill, failed } = await installation.backfills.get(given.backfill);
    progress.show(backfill);
    const isOver = backfill.ended_at !== null;
    if (isOver || given.signal.aborted) {
      progress.end();
      return { backfill, failed, isLeft: !isOver };
    }
    await setTimeout(pause, undefined, { signal: given.signal }).catch(() => undefined);
    pause = Math.min(2 * pause, LONGEST_PAUSE_MILLISECONDS);
  }
}

/** One line of words. */
export function progressWords({ backfill_id: id, dag_id: dagId, state, reason, progress }: BackfillOfApi): string {
  const { done, total, active, failed } = progress;
  const dates = `${done} of ${total ?? "some"} dates done, ${active} under way, ${failed} failed`;
  const held = state === "paused" ? " (paused)" : "";
  return `Back-fill ${id} of ${dagId}: ${dates}${held}${reason === null ? "" : `. ${reason}`}`;
}

/** A bar that is drawn again on a terminal; elsewhere a line for each change. */
class ShownProgress {
  readonly #terminal: Terminal;
  #shown = "";

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
  }

  show(backfill: BackfillOfApi): void {
    const words = progressWords(backfill);
    if (words === this.#shown) return;
    this.#shown = words;
    const { columns } = this.#terminal;
    if (columns === null) say(this.#terminal, words);
    else this.#terminal.write(`\r\u001b[K${`${barOf(backfill)} ${words}`.slice(0, columns - 1)}`);
  }

  end(): void {
    if (this.#terminal.columns !== null) this.#terminal.write("\n");
  }
}

function barOf({ progress: { done, total } }: BackfillOfApi): string {
  const filled = total === null || total === 0 ? 0 : Math.floor((done / total) * BAR_WIDTH);
  return `[${"#".repeat(filled)}${"-".repeat(BAR_WIDTH - filled)}]`;
}
