import type { TaskInstanceKey } from "@baram/domain";

/** Whose value it is, and under which key. */
export interface XComPlace extends TaskInstanceKey {
  readonly key: string;
}

/** What the database keeps of a value. */
export interface StoredXCom {
  /** XCom text: the value itself, or what leads to it. */
  readonly text: string;
  /** Whether something outside of the database has to be removed with it. */
  readonly needsPurge: boolean;
}

/** Where the values of XComs are kept: in the database, or elsewhere with a trace in the database. */
export interface XComStorage {
  /** Throws an `XComRefusedError` for a value that cannot be kept. */
  write(value: unknown, place: XComPlace): Promise<StoredXCom>;
  read(text: string): Promise<unknown>;
  /** What lists of XComs show in the value's place. It costs no access to where the value is. */
  show(text: string): Promise<unknown>;
  /** Removes what is kept outside of the database. What is gone already is no error. */
  purge(text: string, place: XComPlace): Promise<void>;
}

/** A value cannot be kept as an XCom; the message completes the sentence that names the XCom. */
export class XComRefusedError extends Error {
  override readonly name = "XComRefusedError";
}
