import type { ParityException } from "./parity-exception.ts";
import type { ParityCase } from "./parity-format.ts";
import type { GivenTemplate } from "./template/given.ts";

const WHOLE_FLOAT = /(\d)\.0(?!\d)/g;

/** Decided differences that recorded templates show. */
export const TEMPLATE_EXCEPTIONS: readonly ParityException[] = [
  {
    decision: "decisions/0018-whole-numbers-from-outside-are-integers.md",
    reason: "a whole number from outside is an integer",
    format: "template/1",
    covers: (parityCase) => givesWholeNumbers(parityCase) && documentedValue(parityCase) !== null,
    documented: (parityCase) => ({ value: documentedValue(parityCase) }),
  },
];

/** Whether anything from outside that the template can see is a whole number. */
function givesWholeNumbers({ given }: ParityCase): boolean {
  const { dag, run, task, variables, xcoms } = given as GivenTemplate;
  return [dag.params, run.conf, task?.params, variables, xcoms].some(holdsWholeNumber);
}

function holdsWholeNumber(value: unknown): boolean {
  if (typeof value === "number") return Number.isInteger(value);
  return typeof value === "object" && value !== null && Object.values(value).some(holdsWholeNumber);
}

/** The recorded text without the fractions of whole numbers; `null` where there is none. */
function documentedValue({ expected }: ParityCase): string | null {
  const { value } = expected as { readonly value?: unknown };
  return typeof value === "string" && value.search(WHOLE_FLOAT) !== -1 ? value.replaceAll(WHOLE_FLOAT, "$1") : null;
}
