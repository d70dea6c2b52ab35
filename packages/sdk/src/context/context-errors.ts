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

/** A sequence of XComs has no element there. */
export class XComIndexError extends Error {
  override readonly name = "XComIndexError";

  constructor(index: number, length: number) {
    super(`There is no XCom at ${index}: the sequence has ${length === 1 ? "1 element" : `${length} elements`}.`);
  }
}

/** A sequence of XComs was sliced in a way it cannot be. */
export class XComSliceError extends Error {
  override readonly name = "XComSliceError";

  constructor(step: number) {
    super(`A sequence of XComs is sliced in steps of 1 or -1, not of ${step}: take every value and choose among them.`);
  }
}
