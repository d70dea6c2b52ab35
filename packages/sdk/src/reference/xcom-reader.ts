/**
 * Reads what other tasks stored, as the running instance sees it: inside a mapped task group a task of the same group
 * means the same index.
 */
export interface XComReader {
  /** What a task stored under a key: one value, or one for each of its instances that stored any. */
  pull(taskId: string, key: string): Promise<PulledValue>;
  /** What a task returned, to be read element by element. */
  elements(taskId: string): Promise<TaskElements>;
  /** The place of the running instance among the indexes of a mapped task group around its task. */
  indexInGroup(groupId: string): Promise<number>;
}

/** What a reader finds under a key of a task. */
export type PulledValue =
  /** `undefined` where nothing was stored. */
  | { readonly kind: "value"; readonly value: unknown }
  /** In the order of their map indexes. */
  | {
      readonly kind: "instances";
      readonly values: readonly unknown[];
      /** Whether the task itself is mapped, rather than a group around it: then the list as a whole is what it gives. */
      readonly isMappedTask: boolean;
    };

/** What a task returned, as something is expanded over it. */
export type TaskElements =
  /** Of a task that is not mapped: its list or object. It is shared, so only copies of its parts may be handed out. */
  | { readonly kind: "value"; readonly value: unknown }
  /** Of a mapped task: what its instances returned, those that returned nothing left out. */
  | {
      readonly kind: "instances";
      /** Costs a question to the server. */
      readonly length: () => Promise<number>;
      /** By place, from 0; `null` beyond the last. */
      readonly at: (place: number) => Promise<{ readonly value: unknown } | null>;
    };
