import type { TaskInstanceKey } from "@baram/domain";
import { findTry } from "../../attempt-logs/find-try.ts";
import { readLogChunk } from "../../attempt-logs/read-log-chunk.ts";
import type { EventStream } from "../../http/event-stream.ts";
import type { RouteDependencies } from "../../route-dependencies.ts";
import { stateText } from "../representations/task-instance-change.ts";
import { FileWatch } from "./file-watch.ts";

/** How often it looks by itself: file systems of a network report no changes, and another process may end the try. */
const LOOK_MILLISECONDS = 1000;

/** Whose log to follow, and from which byte on. */
export interface FollowedLog {
  readonly key: TaskInstanceKey;
  readonly tryNumber: number;
  readonly offset: number;
  readonly logPath: string;
}

type Dependencies = Pick<RouteDependencies, "store" | "logFolder" | "logger">;

/** Sends a log to a browser as it is written, until its try has ended and all of it was sent. */
export class LogFollower {
  readonly #stream: EventStream;
  readonly #log: FollowedLog;
  readonly #dependencies: Dependencies;
  readonly #watch: FileWatch;
  readonly #timer: NodeJS.Timeout;
  readonly #unsubscribe: () => void;
  #offset: number;
  #isBusy = false;
  #isWoken = false;

  constructor(stream: EventStream, log: FollowedLog, dependencies: Dependencies) {
    this.#stream = stream;
    this.#log = log;
    this.#dependencies = dependencies;
    this.#offset = log.offset;
    this.#watch = new FileWatch(log.logPath, () => this.#wake());
    this.#timer = setInterval(() => this.#wake(), LOOK_MILLISECONDS).unref();
    this.#unsubscribe = dependencies.store.subscribe((changes) => {
      const { dagId, runId, taskId, mapIndex } = log.key;
      const concerns = changes.some(
        (change) =>
          change.kind === "everything" ||
          (change.kind === "taskInstance" &&
            change.taskId === taskId &&
            change.runId === runId &&
            change.dagId === dagId &&
            change.mapIndex === mapIndex),
      );
      if (concerns) this.#wake();
    });
    stream.onClose(() => this.#rest());
    this.#wake();
  }

  #rest(): void {
    clearInterval(this.#timer);
    this.#watch.close();
    this.#unsubscribe();
  }

  /** Looks at once, or right after the look that is going on. */
  #wake(): void {
    this.#isWoken = true;
    if (!this.#isBusy) void this.#look();
  }

  async #look(): Promise<void> {
    this.#isBusy = true;
    try {
      while (this.#isWoken && !this.#stream.isClosed) {
        this.#isWoken = false;
        await this.#sendNews();
      }
    } catch (error) {
      this.#dependencies.logger.error("Could not follow a log", { path: this.#log.logPath, error });
      this.#stream.close();
    } finally {
      this.#isBusy = false;
    }
  }

  async #sendNews(): Promise<void> {
    const { key, tryNumber, logPath } = this.#log;
    this.#watch.update();
    // Asked before the file is read: what a try wrote is in its file when its end is recorded.
    const found = await findTry(key, tryNumber, this.#dependencies);
    const isEnded = found?.isEnded ?? true;
    for (;;) {
      const chunk = await readLogChunk(logPath, { offset: this.#offset, isEnded });
      this.#offset = chunk.nextOffset;
      if (chunk.lines.length > 0) this.#stream.send("lines", { lines: chunk.lines, next_offset: chunk.nextOffset });
      if (chunk.isAtEnd || this.#stream.isClosed) break;
      await this.#stream.drained();
    }
    if (!isEnded) return;
    this.#stream.send("end", { state: stateText(found?.instance.state ?? "none") });
    this.#stream.close();
  }
}
