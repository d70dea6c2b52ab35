import type { Json } from "@baram/domain";
import type { ConnectionRecord, ExecutionRequest, VariableRecord } from "../execution-request.ts";
import { formsOfSecret } from "./forms-of-secret.ts";
import { isSensitiveName, type SensitiveNames } from "./sensitive-names.ts";

const MASK = "***";

/** Parity: deeper values are neither looked at nor, under a sensitive name, shown. */
const DEPTH_MAXIMUM = 5;

/**
 * Replaces the secrets it has been told of by `***`.
 *
 * Whoever hands a secret to author code tells the masker first, so that no line printed afterwards can show it.
 */
export class SecretMasker {
  readonly #secrets = new Set<string>();
  readonly #names: SensitiveNames;
  #pattern: RegExp | null = null;

  /** @param names what it goes by where a name says whether a value is a secret. */
  constructor(names: SensitiveNames) {
    this.#names = names;
  }

  /**
   * Remembers a secret: a text in all its forms, or the texts of a list; of an object only those under sensitive names.
   *
   * With a `name` the texts count only if that name is sensitive. Numbers are never secrets.
   *
   * Parity: what is given without a name, as the password of a connection, is a secret also where names are not hidden.
   */
  addSecret(secret: Json, name?: string): void {
    if (typeof secret === "string") {
      if (secret === "" || (name !== undefined && !isSensitiveName(name, this.#names))) return;
      for (const form of formsOfSecret(secret)) this.#secrets.add(form);
      this.#pattern = null;
      return;
    }
    if (Array.isArray(secret)) {
      for (const item of secret as readonly Json[]) this.addSecret(item, name);
      return;
    }
    if (typeof secret !== "object" || secret === null) return;
    for (const [key, value] of Object.entries(secret)) this.addSecret(value, key);
  }

  /** Remembers what is secret in the server's answer to a request of author code. */
  addSecretsOfAnswer(request: ExecutionRequest, answer: unknown): void {
    if (answer === null || answer === undefined) return;
    if (request.kind === "getConnection") this.#addSecretsOfConnection(answer as ConnectionRecord);
    if (request.kind === "getVariable") this.#addSecretsOfVariable(answer as VariableRecord);
  }

  maskText(text: string): string {
    if (this.#secrets.size === 0) return text;
    this.#pattern ??= patternOf(this.#secrets);
    return text.replace(this.#pattern, MASK);
  }

  /** A copy with secrets replaced, and with every text below a sensitive name replaced whole. Keys are never changed. */
  maskValue(value: Json, name?: string): Json {
    return this.#mask(value, name, 0);
  }

  #mask(value: Json, name: string | undefined, depth: number): Json {
    if (depth > DEPTH_MAXIMUM) return value;
    if (name !== undefined && isSensitiveName(name, this.#names)) return maskAll(value, depth);
    if (typeof value === "string") return this.maskText(value);
    if (typeof value !== "object" || value === null) return value;
    if (Array.isArray(value)) return value.map((item: Json) => this.#mask(item, undefined, depth + 1));
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, this.#mask(item, key, depth + 1)]));
  }

  #addSecretsOfConnection(connection: ConnectionRecord): void {
    if (connection.password !== null) this.addSecret(connection.password);
    if (connection.extra !== null) this.addSecret(parsedOrNull(connection.extra));
  }

  #addSecretsOfVariable(variable: VariableRecord): void {
    if (variable.isSensitive) this.addSecret(variable.value);
    const parsed = parsedOrNull(variable.value);
    if (typeof parsed === "object") this.addSecret(parsed, variable.key);
  }
}

function maskAll(value: Json, depth: number): Json {
  if (depth > DEPTH_MAXIMUM || typeof value === "string") return MASK;
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item: Json) => maskAll(item, depth + 1));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, maskAll(item, depth + 1)]));
}

/** The longest secret first: one that contains another must not leave its rest behind. */
function patternOf(secrets: ReadonlySet<string>): RegExp {
  const alternatives = [...secrets]
    .sort((left, right) => right.length - left.length)
    .map((secret) => secret.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(alternatives.join("|"), "g");
}

function parsedOrNull(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return null;
  }
}
