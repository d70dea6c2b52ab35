import type { ChangeListener, MetadataChange } from "../metadata-change.ts";

/** How committed changes reach the other processes that share a database. */
export interface ChangeExchange {
  /**
   * Tells the other processes, soon: what is published within a moment travels together. A process that ends without
   * `close` may have told the last of it to nobody, and others find that with their next look at everything.
   */
  publish(changes: readonly MetadataChange[]): void;
  /**
   * Hears of what other processes publish, from the moment on at which `everything` is told; and again of `everything`
   * after a time in which nothing could be heard. @returns the function that ends it.
   */
  listen(listener: ChangeListener): () => void;
  /** Tells what is still to be told, and hears nothing any more. */
  close(): Promise<void>;
}
