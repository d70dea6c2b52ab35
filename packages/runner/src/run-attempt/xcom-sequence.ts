import type { XComSequence } from "@baram/sdk";

/** The XComs of several tasks; each is decoded when it is asked for. */
export function xcomSequence(values: readonly string[], decode: (text: string) => unknown): XComSequence {
  const decodeAll = (texts: readonly string[]) => texts.map((text) => decode(text));
  return {
    length: values.length,
    at: async (index) => {
      const text = values.at(index);
      return text === undefined ? undefined : decode(text);
    },
    slice: async (start, end) => decodeAll(values.slice(start, end)),
    async *[Symbol.asyncIterator]() {
      yield* decodeAll(values);
    },
  };
}
