import type { AttemptLogLine } from "@baram/execution-api";
import { readLogChunk } from "./read-log-chunk.ts";

/** A line for people: `[2024-01-01T12:00:00.123Z] INFO - Downloaded 10 pictures`. */
export function renderLogLine({ timestamp, level, message }: AttemptLogLine): string {
  return timestamp === "" ? `${message}\n` : `[${timestamp}] ${level.toUpperCase()} - ${message}\n`;
}

/** A whole log for people, a stretch at a time. */
export async function* renderLog(path: string): AsyncGenerator<string> {
  let offset = 0;
  for (;;) {
    const chunk = await readLogChunk(path, { offset, isEnded: true });
    offset = chunk.nextOffset;
    yield chunk.lines.map(renderLogLine).join("");
    if (chunk.isAtEnd) return;
  }
}
