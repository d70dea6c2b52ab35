import type { SameWords } from "../words.ts";

/** The words of the filter by days, in English. */
export const dateFilterEn = {
  from: "From",
  to: "To",
  apply: "Apply",
  named: "{{label}}: {{range}}",
  since: "since {{day}}",
  until: "until {{day}}",
  between: "{{from}} to {{to}}",
};

/** The words of the filter by days, in Korean. */
export const dateFilterKo: SameWords<typeof dateFilterEn> = {
  from: "부터",
  to: "까지",
  apply: "적용",
  named: "{{label}}: {{range}}",
  since: "{{day}}부터",
  until: "{{day}}까지",
  between: "{{from}} ~ {{to}}",
};
