// Two copies of this package may meet in one process: a result of either must be recognized by both.
const POKE_RESULT = Symbol.for("baram.pokeResult");

/** What a sensor found: whether it is done, and the value it hands on. `new PokeReturnValue(true, { rows: 3 })`. */
export class PokeReturnValue<T = undefined> {
  readonly [POKE_RESULT] = true;
  readonly isDone: boolean;
  /** Stored as the XCom `return_value` when the sensor is done. */
  readonly xcomValue: T | undefined;

  constructor(isDone: boolean, xcomValue?: T) {
    this.isDone = isDone;
    this.xcomValue = xcomValue;
  }
}

/** What one look came to. */
export interface Look {
  readonly isDone: boolean;
  readonly value: unknown;
}

/** The value that a look may return, told apart from one that is only true or false. */
export function readPokeReturnValue(result: unknown): PokeReturnValue<unknown> | null {
  if (typeof result !== "object" || result === null) return null;
  return Reflect.get(result, POKE_RESULT) === true ? (result as PokeReturnValue<unknown>) : null;
}
