import type { ReferenceTarget } from "./reference-target.ts";
import type { XComReader } from "./xcom-reader.ts";

/** What it takes to turn references into values. */
export interface ReferenceReading {
  readonly xcoms: XComReader;
  /** The whole value a reference stands for. */
  readonly resolve: (target: ReferenceTarget) => Promise<unknown>;
  /** What an author wrote, its texts rendered as templates and the references in it resolved. */
  readonly render: (written: unknown) => Promise<unknown>;
}
