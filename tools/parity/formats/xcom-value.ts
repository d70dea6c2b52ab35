import { decodeXCom, type EncodedXCom, encodeXCom, type Json, xcomTextToPlainJson } from "@baram/domain";
import { compareValues, type ParityFormat, type ParityOutcome } from "../parity-format.ts";
import { normalizeExpected, readGivenValue, wordGivenValue } from "../xcom-value/recorded-xcom-value.ts";

/** What became of a value that a task pushed. */
interface Expected {
  readonly stored?: string;
  readonly pulled?: unknown;
  readonly listed?: unknown;
  readonly push_error?: string;
  readonly pull_error?: string;
  readonly list_error?: string;
}

/** Values that are pushed, stored, pulled and listed. */
export const xcomValue: ParityFormat = {
  format: "xcom-value/1",

  run(parityCase) {
    const value = readGivenValue((parityCase.given as { readonly value: unknown }).value);
    return compare(parityCase.expected as Expected, encodeXCom(value));
  },
};

function compare(expected: Expected, encoded: EncodedXCom): ParityOutcome {
  if (encoded.kind === "refused") {
    // A refusal fails the task, whatever Airflow calls it.
    const refused = { push_error: expected.push_error ?? "refused" };
    return compareValues({ expected: pick(expected, ["push_error", "pulled", "pull_error"]), actual: refused });
  }
  // Nothing, pushed by hand, is a null.
  const text = encoded.kind === "nothing" ? "null" : encoded.text;
  const actual = {
    pulled: wordGivenValue(decodeXCom(text)),
    // What JSON has no word for is stored and listed in a form of Baram's own.
    ...(isPlain(text) && expected.stored !== undefined ? { stored: JSON.parse(text) as Json } : {}),
    ...(isPlain(text) ? { listed: wordGivenValue(xcomTextToPlainJson(text)) } : {}),
  };
  return compareValues({
    expected: {
      ...pick(expected, ["push_error", "pull_error"]),
      ...("pulled" in expected ? { pulled: normalizeExpected(expected.pulled) } : {}),
      ...(isPlain(text) && expected.stored !== undefined ? { stored: JSON.parse(expected.stored) as Json } : {}),
      ...(isPlain(text) ? { listed: normalizeExpected(expected.listed) } : {}),
    },
    actual,
  });
}

function isPlain(text: string): boolean {
  return !text.includes("__baram__");
}

function pick(expected: Expected, names: readonly (keyof Expected)[]): Partial<Expected> {
  return Object.fromEntries(names.flatMap((name) => (name in expected ? [[name, expected[name]]] : [])));
}
