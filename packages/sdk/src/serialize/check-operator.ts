import { DagError, InvalidOptionError, UnknownOptionError } from "../dag/dag-error.ts";
import { OPERATOR_STATE, type Operator, placeOfOperator } from "../dag/dag-state.ts";
import { templateFieldNames } from "../operators/template-fields-of.ts";
import { refuseUnknownOptions } from "../options/check-options.ts";
import { nearMatch } from "../options/near-match.ts";
import { OPERATOR_OPTION_NAMES } from "../options/operator-options.ts";
import { findReferences } from "../reference/find-references.ts";
import { isTemplateFunction } from "../template/template.ts";

/** Checks of an operator that must wait until the constructors of its class have ended. */
export function checkOperator(operator: Operator): void {
  checkOptions(operator);
  checkTemplateFields(operator);
}

/**
 * Refuses options that no constructor took.
 *
 * A class that lists `static optionNames` takes those and no others. Any other class may have handed all its own
 * options on, so there only what looks like a slip of a name is refused.
 */
export function checkOptions(operator: Operator): void {
  const { given } = operator[OPERATOR_STATE];
  const place = placeOfOperator(operator);
  const kind = operator.constructor.name;
  const own = ownOptionNames(operator);
  if (own !== null) {
    refuseUnknownOptions(place, kind, given, new Set([...OPERATOR_OPTION_NAMES, ...own]));
    return;
  }
  const properties = Object.keys(operator);
  for (const name of Object.keys(given)) {
    if (OPERATOR_OPTION_NAMES.has(name) || properties.includes(name)) continue;
    const near = nearMatch(name, [...OPERATOR_OPTION_NAMES, ...properties]);
    if (near !== null)
      throw new UnknownOptionError(place, `"${name}" is not an option of ${kind}: did you mean "${near}"?`);
  }
}

function ownOptionNames(operator: Operator): readonly string[] | null {
  if (!Object.hasOwn(operator.constructor, "optionNames")) return null;
  const names: unknown = Reflect.get(operator.constructor, "optionNames");
  return Array.isArray(names) ? names : null;
}

/** Refuses references and template functions where nothing would ever put a value in their place. */
function checkTemplateFields(operator: Operator): void {
  const fields = new Set(templateFieldNames(operator));
  const place = placeOfOperator(operator);
  const kind = operator.constructor.name;
  const { mapping } = operator[OPERATOR_STATE];
  // The properties of a mapped operator do not exist yet; what it is expanded over is resolved in any option.
  const properties = mapping?.of === "options" ? mapping.constants : operator;
  for (const name of fields) {
    if (name in operator || properties !== operator) continue;
    throw new DagError(
      place,
      `the template field "${name}" of ${kind} is no property of it: assign it in the constructor.`,
    );
  }
  for (const [name, value] of Object.entries(properties)) {
    if (fields.has(name) || name === "dag") continue;
    const found = isTemplateFunction(value) ? "a function" : findReferences(value).length > 0 ? "a reference" : null;
    if (found === null) continue;
    throw new InvalidOptionError(
      place,
      `"${name}" holds ${found}, but ${kind} does not render it: add "${name}" to its static templateFields, or give a value.`,
    );
  }
}
