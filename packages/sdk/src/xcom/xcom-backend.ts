/** Whose value it is, and under which key. */
export interface XComIdentity {
  readonly dagId: string;
  readonly runId: string;
  readonly taskId: string;
  /** `-1` unless the task is mapped. */
  readonly mapIndex: number;
  readonly key: string;
}

/**
 * A place of your own for XComs. A module exports it as `xcomBackend`, and `[core] xcom_backend` names the module.
 *
 * Hooks run in the processes that run tasks. One that is left out does nothing to the value.
 *
 *     export const xcomBackend: XComBackend = {
 *       serializeValue: async (value, { dagId, key }) => ({ object: await upload(value) }),
 *       deserializeValue: (stored) => download((stored as { object: string }).object),
 *     };
 */
export interface XComBackend {
  /** Called once for each push. What it gives is kept in the database: the value itself, or where it is. */
  readonly serializeValue?: (value: unknown, xcom: XComIdentity) => unknown;
  /** Called once for each value that is really read, with what `serializeValue` gave. */
  readonly deserializeValue?: (stored: unknown) => unknown;
  /** Called for each XCom of a list, in place of `deserializeValue`: it should cost nothing. */
  readonly listValue?: (stored: unknown) => unknown;
  /** Called before a new try begins and after a run was deleted, for each XCom that is gone with it; perhaps again. */
  readonly purge?: (stored: unknown, xcom: XComIdentity) => unknown;
}
