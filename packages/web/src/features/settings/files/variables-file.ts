import type { VariableToSend } from "../../../api/settings-api.ts";
import { type ChosenFile, type FileReading, readObject } from "./file-reading.ts";

/** A variable of a file. */
export interface VariableEntry {
  readonly id: string;
  readonly variable: VariableToSend;
}

/** How deep a value that is no text is indented when it is stored, and a file when it is written. */
const [STORED_INDENT, FILE_INDENT] = [2, 4];

/** Reads variables as Airflow exports them: a JSON object with a value for each key. Values that are no texts are stored as JSON. */
export async function readVariablesFile(file: ChosenFile): Promise<FileReading<VariableEntry>> {
  const read = readObject(file, "a JSON object with a value for each key");
  if (read.kind === "refused") return read;
  const entries = read.entries.map(([key, value]) => ({
    id: key,
    variable: { key, value: typeof value === "string" ? value : JSON.stringify(value, null, STORED_INDENT) },
  }));
  return { kind: "entries", entries };
}

/** Writes variables as Airflow exports them: a value that is JSON stands as what it holds. */
export function writeVariablesFile(variables: readonly VariableToSend[]): string {
  const values = Object.fromEntries(variables.map(({ key, value }) => [key, parsedIfJson(value)]));
  return `${JSON.stringify(values, null, FILE_INDENT)}\n`;
}

function parsedIfJson(value: string): unknown {
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}
