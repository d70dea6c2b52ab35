/** A value of the running task was asked for while no task runs, most likely while the Dag file loads. */
export class OutsideTaskError extends Error {
  override readonly name = "OutsideTaskError";

  constructor(call: string, template: string | null) {
    const instead =
      template === null ? "call it inside a task" : `use the template "${template}", or call it inside a task`;
    super(`${call} was called outside a running task, where it has no answer: ${instead}.`);
  }
}

/** There is no connection of this id. */
export class ConnectionNotFoundError extends Error {
  override readonly name = "ConnectionNotFoundError";
  readonly connectionId: string;

  constructor(connectionId: string) {
    super(`The connection "${connectionId}" is not defined: add it in the UI, with the CLI or in the environment.`);
    this.connectionId = connectionId;
  }
}

/** There is no variable of this key. */
export class VariableNotFoundError extends Error {
  override readonly name = "VariableNotFoundError";
  readonly key: string;

  constructor(key: string) {
    super(`The variable "${key}" does not exist: add it, or give getVariable a default.`);
    this.key = key;
  }
}
