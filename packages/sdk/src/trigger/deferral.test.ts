import { expect, expectTypeOf, test } from "vitest";
import { BaseOperator } from "../operators/base-operator.ts";
import type { TaskReference } from "../reference/task-reference.ts";
import { BaseTrigger } from "./base-trigger.ts";
import { type Deferral, defer, readDeferral } from "./deferral.ts";

interface Answer {
  readonly status: number;
}

class AnswerTrigger extends BaseTrigger<Answer> {
  readonly url: string;

  constructor(options: { readonly url: string }) {
    super(options);
    this.url = options.url;
  }

  override run(): Promise<Answer> {
    return Promise.resolve({ status: 200 });
  }
}

class FetchOperator extends BaseOperator {
  static override readonly triggers = [AnswerTrigger];

  override execute(): string | Deferral<string> {
    const trigger = new AnswerTrigger({ url: "http://h" });
    return defer({ trigger, resumeWith: this.readAnswer, kwargs: { attempt: 2 }, timeout: { minutes: 1 } });
  }

  readAnswer(answer: Answer, _context: unknown, { attempt }: { readonly attempt: number }): string {
    return `${answer.status} ${attempt}`;
  }
}

test("a deferral carries the trigger, the method's name, its values and the limit", () => {
  const deferral = readDeferral(new FetchOperator({ taskId: "fetch" }).execute());
  expect(deferral).toMatchObject({ methodName: "readAnswer", kwargs: { attempt: 2 }, timeoutSeconds: 60 });
});

test("what is handed on is what the resumed method returns", () => {
  const operator = new FetchOperator({ taskId: "fetch" });
  expectTypeOf(operator.output).toEqualTypeOf<TaskReference<string>>();
});

test("a method that takes another event than the trigger's does not compile", () => {
  const trigger = new AnswerTrigger({ url: "http://h" });
  function takeText(event: string): string {
    return event;
  }
  // @ts-expect-error The event is an answer.
  expect(readDeferral(defer({ trigger, resumeWith: takeText }))).not.toBeNull();
});

test.each([
  ["a trigger that is none", () => defer({ trigger: {} as BaseTrigger, resumeWith: function go() {} }), /no trigger/],
  [
    "a function without a name",
    () => defer({ trigger: new AnswerTrigger({ url: "" }), resumeWith: (() => 1).bind(null) }),
    /no name/,
  ],
  [
    "a limit that is no length of time",
    () => defer({ trigger: new AnswerTrigger({ url: "" }), resumeWith: function go() {}, timeout: { seconds: -1 } }),
    /"timeout" is not a length of time/,
  ],
])("%s is refused", (_what, make, sentence) => {
  expect(make).toThrow(sentence);
});
