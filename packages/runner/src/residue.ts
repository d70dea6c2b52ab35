import { getHeapStatistics } from "node:v8";
import type { RunnerResidue } from "@baram/execution-api";
import type { WatchedEnvironment } from "./watched-environment.ts";

/** The state of a process before any author code ran in it, to compare with. */
export class ProcessBaseline {
  readonly #environment: WatchedEnvironment;
  readonly #resources: ReadonlyMap<string, number>;
  readonly #workingDirectory: string;

  constructor(environment: WatchedEnvironment) {
    this.#environment = environment;
    this.#resources = countResources();
    this.#workingDirectory = workingDirectoryNow();
  }

  /** What author code has left behind, in words; empty when the process is as it was. */
  leftovers(): readonly string[] {
    const leftovers: string[] = [];
    for (const [resource, count] of countResources()) {
      const more = count - (this.#resources.get(resource) ?? 0);
      if (more > 0) leftovers.push(describeResource(resource, more));
    }
    if (workingDirectoryNow() !== this.#workingDirectory) leftovers.push("a changed working directory");
    if (this.#environment.isChanged()) leftovers.push("changed environment variables");
    return leftovers;
  }
}

/** How often the resident set is asked for while nothing hints at its growth: the kernel writes a text to answer. */
const LOOKS_PER_RESIDENT_SET = 16;
/** Buffers and native memory are outside of the heap; this much more of them is a hint. */
const EXTERNAL_GROWTH_BYTES = 4 * 1024 * 1024;

/** The sizes of this process, as far as they are worth asking for after each piece of work. */
export class ProcessMemory {
  #looks = 0;
  #externalBytes = 0;
  #residentSetBytes = 0;

  /** Words and sizes for the pool. */
  residueOf(leftovers: readonly string[]): RunnerResidue {
    const { used_heap_size, external_memory, malloced_memory } = getHeapStatistics();
    const externalBytes = external_memory + malloced_memory;
    if (this.#looks % LOOKS_PER_RESIDENT_SET === 0 || externalBytes > this.#externalBytes + EXTERNAL_GROWTH_BYTES) {
      this.#residentSetBytes = process.memoryUsage.rss();
      this.#externalBytes = externalBytes;
    }
    this.#looks += 1;
    return { leftovers, heapUsedBytes: used_heap_size, residentSetBytes: this.#residentSetBytes };
  }
}

const WORDS: Readonly<Record<string, readonly [one: string, many: string]>> = {
  Timeout: ["a timer", "timers"],
  Immediate: ["an immediate", "immediates"],
  TCPSocketWrap: ["an open connection", "open connections"],
  TCPServerWrap: ["a server that listens", "servers that listen"],
  PipeWrap: ["an open pipe", "open pipes"],
  ProcessWrap: ["a child process", "child processes"],
  FSReqCallback: ["a file operation", "file operations"],
  FSReqPromise: ["a file operation", "file operations"],
  MessagePort: ["a worker thread", "worker threads"],
};

function describeResource(resource: string, count: number): string {
  const [one, many] = WORDS[resource] ?? [`an open ${resource}`, `open ${resource}s`];
  return count === 1 ? one : `${count} ${many}`;
}

function countResources(): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const resource of process.getActiveResourcesInfo()) counts.set(resource, (counts.get(resource) ?? 0) + 1);
  return counts;
}

function workingDirectoryNow(): string {
  try {
    return process.cwd();
  } catch {
    // The folder has been deleted.
    return "";
  }
}
