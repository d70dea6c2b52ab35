import { TAG_KEY } from "./xcom-tag.ts";

/** A value that is kept in a file: what the database knows of it. */
export interface FileXCom {
  /** Below the folder of XComs, with forward slashes. */
  readonly path: string;
  readonly bytes: number;
}

const PREFIX = `{"${TAG_KEY}":"file",`;

/** Words where a value is as XCom text. */
export function fileXComText(file: FileXCom): string {
  return `${PREFIX}"value":${JSON.stringify({ path: file.path, bytes: file.bytes })}}`;
}

/** Whether an XCom text only says in which file the value is. */
export function isXComInFile(text: string): boolean {
  return text.startsWith(PREFIX);
}

/** Reads where a value is; `null` for a text that holds its value, or that is broken. */
export function parseFileXCom(text: string): FileXCom | null {
  if (!isXComInFile(text)) return null;
  const { value } = JSON.parse(text) as { readonly value: Partial<FileXCom> };
  const { path, bytes } = value;
  return typeof path === "string" && typeof bytes === "number" ? { path, bytes } : null;
}
