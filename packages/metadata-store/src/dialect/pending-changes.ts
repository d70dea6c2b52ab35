import type { MetadataChange } from "../metadata-change.ts";

/** What PostgreSQL takes as one notification is shorter than this, in bytes. */
const PAYLOAD_BYTES = 8000;
/** Of more changes than these nobody is told one by one: to look at everything costs less. */
const CHANGES_MAXIMUM = 500;

const EVERYTHING: readonly MetadataChange[] = [{ kind: "everything" }];

/** Changes that wait to be told to other processes: of each thing only the last. */
export class PendingChanges {
  readonly #changes = new Map<string, MetadataChange>();
  #isEverything = false;

  get isEmpty(): boolean {
    return this.#changes.size === 0 && !this.#isEverything;
  }

  add(changes: readonly MetadataChange[]): void {
    for (const change of changes) {
      if (this.#isEverything) return;
      const subject = subjectOf(change);
      // What came last of a thing is also told last.
      this.#changes.delete(subject);
      this.#changes.set(subject, change);
      if (change.kind === "everything" || this.#changes.size > CHANGES_MAXIMUM) this.addEverything();
    }
  }

  /** Nobody can say any more what exactly has changed. */
  addEverything(): void {
    this.#changes.clear();
    this.#isEverything = true;
  }

  /** Takes all that waits, as texts that are each short enough for a notification. */
  take(): readonly string[] {
    const changes = this.#isEverything ? EVERYTHING : [...this.#changes.values()];
    this.#changes.clear();
    this.#isEverything = false;
    return payloadsOf(changes);
  }
}

/** The changes that a notification carries. */
export function readPayload(payload: string): readonly MetadataChange[] {
  return JSON.parse(payload) as readonly MetadataChange[];
}

function payloadsOf(changes: readonly MetadataChange[]): readonly string[] {
  const payloads: string[] = [];
  let entries: string[] = [];
  let bytes = 0;
  for (const change of changes) {
    const entry = JSON.stringify(change);
    // With the comma or the bracket that follows it.
    const entryBytes = Buffer.byteLength(entry) + 1;
    if (entryBytes + 1 >= PAYLOAD_BYTES) return [JSON.stringify(EVERYTHING)];
    if (bytes + entryBytes + 1 >= PAYLOAD_BYTES) {
      payloads.push(`[${entries.join(",")}]`);
      entries = [];
      bytes = 0;
    }
    entries.push(entry);
    bytes += entryBytes;
  }
  if (entries.length > 0) payloads.push(`[${entries.join(",")}]`);
  return payloads;
}

/** What a change is about: a later one about the same makes it old news. */
function subjectOf(change: MetadataChange): string {
  switch (change.kind) {
    case "taskInstance":
      return `i${change.taskInstanceId}`;
    case "dagRun":
      return `r${change.dagRunId}`;
    default:
      return JSON.stringify(change);
  }
}
