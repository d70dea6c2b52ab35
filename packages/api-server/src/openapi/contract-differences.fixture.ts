import { readFileSync } from "node:fs";
import type { JsonSchema } from "../http/schema.ts";

/** A schema of the contract, which refers to others by name. */
interface ContractSchema {
  readonly ref?: string;
  readonly type?: string;
  readonly nullable?: boolean;
  readonly readOnly?: boolean;
  readonly enum?: readonly (string | null)[];
  readonly items?: ContractSchema;
  readonly properties?: Readonly<Record<string, ContractSchema>>;
  readonly allOf?: readonly ContractSchema[];
  readonly anyOf?: readonly ContractSchema[];
}

interface ContractContent {
  readonly content?: Readonly<Record<string, ContractSchema>> | null;
}

/** An operation of the contract. */
export interface ContractOperation {
  readonly method: string;
  readonly path: string;
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly parameters: readonly {
    readonly name: string;
    readonly in: string;
    readonly required: boolean;
    readonly type: string;
    readonly format?: string;
    readonly minimum?: number;
  }[];
  readonly requestBody?: ContractContent;
  readonly responses: Readonly<Record<string, ContractContent>>;
}

interface Contract {
  readonly operations: readonly ContractOperation[];
  readonly schemas: Readonly<Record<string, ContractSchema>>;
}

/** Reads a table of the contract: what Airflow's server itself declares. */
export function readContract<Table>(name: string): Table {
  const path = new URL(`../../../../parity/contract/${name}`, import.meta.url);
  return JSON.parse(readFileSync(path, "utf8")) as Table;
}

/** The operations that Airflow declares, with what their schemas refer to. */
export const CONTRACT = readContract<Contract>("api-v1.json");

const JSON_TYPE = "application/json";

/** What the contract says that an operation takes; `null` where it takes nothing. */
export function bodyOf(operation: ContractOperation): ContractSchema | null {
  return operation.requestBody?.content?.[JSON_TYPE] ?? null;
}

/** What the contract says that an operation answers when it succeeds; `null` where that is no JSON. */
export function answerOf(operation: ContractOperation): ContractSchema | null {
  const [, answer] = Object.entries(operation.responses).find(([status]) => status.startsWith("2")) ?? [];
  return answer?.content?.[JSON_TYPE] ?? null;
}

/**
 * Compares two descriptions of one JSON value, property by property and what is in them.
 *
 * An answer that is never null is one that may be, so the contract's `nullable` asks for nothing there.
 */
export function listDifferences(where: string, theirs: ContractSchema, ours: JsonSchema): readonly string[] {
  const [declared, given] = [propertiesOf(theirs), withoutNull(ours).properties];
  const names = Object.keys(declared);
  if (given === undefined) return names.length === 0 ? [] : [`${where} has no properties`];
  return [
    ...names.flatMap((name) => {
      const property = given[name];
      const of = declared[name];
      if (of === undefined) return [];
      return property === undefined ? [`${where} lacks ${name}`] : differencesOf(`${where}.${name}`, of, property);
    }),
    ...Object.keys(given).flatMap((name) => (name in declared ? [] : [`${where} has ${name}`])),
  ];
}

function differencesOf(where: string, theirs: ContractSchema, ours: JsonSchema): readonly string[] {
  const [theirType, ourType] = [typeOf(theirs), typeOfOurs(ours)];
  if (theirType !== null && ourType !== null && theirType !== ourType) {
    return [`${where} is ${ourType} instead of ${theirType}`];
  }
  const [declared, given] = [dereferenced(theirs), withoutNull(ours)];
  if (declared.items !== undefined && given.items !== undefined) {
    return listDifferences(`${where}[]`, declared.items, given.items);
  }
  return given.properties === undefined ? [] : listDifferences(where, theirs, given);
}

function propertiesOf(schema: ContractSchema): Readonly<Record<string, ContractSchema>> {
  const { allOf = [], properties = {} } = dereferenced(schema);
  return Object.assign({}, ...allOf.map(propertiesOf), properties) as Readonly<Record<string, ContractSchema>>;
}

function dereferenced(schema: ContractSchema): ContractSchema {
  return schema.ref === undefined ? schema : dereferenced(CONTRACT.schemas[schema.ref] ?? {});
}

function typeOf(schema: ContractSchema): string | null {
  const { type, anyOf, allOf, properties } = dereferenced(schema);
  if (anyOf !== undefined) return null;
  return type ?? (allOf !== undefined || properties !== undefined ? "object" : null);
}

function typeOfOurs(schema: JsonSchema): string | null {
  const { type, anyOf } = withoutNull(schema);
  if (anyOf !== undefined || type === undefined) return null;
  const types = typeof type === "string" ? [type] : type.filter((one) => one !== "null");
  return types.join(" or ");
}

/** What a value is described as when it is not null. */
function withoutNull(schema: JsonSchema): JsonSchema {
  const choices = schema.anyOf?.filter(({ type }) => type !== "null") ?? [];
  const [first] = choices;
  return choices.length === 1 && first !== undefined ? withoutNull(first) : schema;
}
