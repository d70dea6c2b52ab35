import { TemplateError, TemplateRenderer } from "@baram/runner/templates";
import { renderTemplateFields, serializeDag } from "@baram/sdk/runtime";
import type { TaskContext } from "baram";
import { compareValues, type ParityFormat } from "../parity-format.ts";
import { buildTemplateDag } from "../template/build-template-dag.ts";
import type { GivenTemplate } from "../template/given.ts";
import { comparable, readRecordedValue } from "../template/recorded-values.ts";
import { sourcesOf } from "../template/sources-of.ts";

type ExpectedRendering =
  | { readonly value: unknown }
  | { readonly error: { readonly stage: string; readonly type: string } };

/** `template/1`: one template field rendered for one run. */
export const template: ParityFormat = {
  format: "template/1",
  async run({ given, expected: recorded }) {
    const expected = recorded as ExpectedRendering;
    const wanted = "error" in expected ? { error: expected.error.type } : { value: comparable(readExpected(expected)) };
    return compareValues({ expected: wanted, actual: await renderRecorded(given as GivenTemplate) });
  },
};

function readExpected({ value }: { readonly value: unknown }): unknown {
  const isDuration = typeof value === "object" && value !== null && "__duration_seconds__" in value;
  return isDuration ? value.__duration_seconds__ : readRecordedValue(value);
}

async function renderRecorded(given: GivenTemplate): Promise<unknown> {
  const { dag, operator } = buildTemplateDag(given);
  const renderer = new TemplateRenderer(sourcesOf(given, dag, serializeDag(dag)));
  try {
    const fields = await renderTemplateFields(operator, {
      // No recorded field is a function or a reference.
      context: {} as TaskContext,
      xcoms: refuseEverything(),
      renderText: (text, place) => renderer.renderField(text, place),
    });
    return { value: comparable(fields["value"]) };
  } catch (error) {
    if (error instanceof TemplateError) return { error: error.kind };
    throw error;
  }
}

function refuseEverything<Reader extends object>(): Reader {
  return new Proxy({} as Reader, {
    get: () => {
      throw new Error("A recorded template field reads no reference.");
    },
  });
}
