declare const refused: unique symbol;

/** A type nothing is assignable to. The compiler prints the sentence: the cause of a mistake and its remedy. */
export interface Refused<Sentence extends string> {
  readonly [refused]: Sentence;
}
