/** Thrown inside a template that needs an answer from outside. It is rendered again when the answer is there. */
export class AnswerNeeded extends Error {
  override readonly name = "AnswerNeeded";
  readonly fetch: () => Promise<void>;

  constructor(fetch: () => Promise<void>) {
    super("the template needs an answer that has not been fetched");
    this.fetch = fetch;
  }
}

/** The answers that templates have asked for so far. Each is fetched once. */
export class Answers {
  readonly #values = new Map<string, unknown>();

  /** The answer, when it is there; leaves the template otherwise. */
  need<Answer>(key: string, fetch: () => Promise<Answer>): Answer {
    if (this.#values.has(key)) return this.#values.get(key) as Answer;
    throw new AnswerNeeded(async () => {
      this.#values.set(key, await fetch());
    });
  }
}
