import { createHash } from "node:crypto";
import { TemplateError } from "../template-error.ts";
import { bindArguments, defineFunction, parseSignature } from "../values/function.ts";
import { Module } from "../values/module.ts";
import { toInteger } from "../values/number.ts";
import { requireText } from "../values/require-value.ts";
import { Callable, TemplateObject, typeNameOf, type Value } from "../values/value.ts";

/** Python's `UUID`. */
class Uuid extends TemplateObject {
  readonly typeName = "UUID";
  /** 32 hexadecimal digits. */
  readonly hex: string;

  constructor(hex: string) {
    super();
    this.hex = hex;
  }

  override attribute(name: string): Value | undefined {
    switch (name) {
      case "hex":
        return this.hex;
      case "int":
        return toInteger(BigInt(`0x${this.hex}`));
      case "urn":
        return `urn:uuid:${this.text()}`;
      case "version":
        return /^[89ab]/.test(this.hex.slice(16)) ? Number.parseInt(this.hex.charAt(12), 16) : null;
      default:
        return undefined;
    }
  }

  override text(): string {
    return this.hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  }

  override representation(): string {
    return `UUID('${this.text()}')`;
  }

  override equals(other: Value): boolean {
    return other instanceof Uuid && other.hex === this.hex;
  }

  override hashKey(): unknown {
    return `\u0000uuid:${this.hex}`;
  }

  override compare(other: Value): number | null {
    return other instanceof Uuid ? this.hex.localeCompare(other.hex) : null;
  }
}

/** Marks sixteen bytes as a UUID of a version. */
function stamp(bytes: Uint8Array, version: number): Uuid {
  const marked = Uint8Array.from(bytes.subarray(0, 16));
  marked[6] = ((marked[6] ?? 0) & 0x0f) | (version << 4);
  marked[8] = ((marked[8] ?? 0) & 0x3f) | 0x80;
  return new Uuid(Buffer.from(marked).toString("hex"));
}

function named(algorithm: "md5" | "sha1", version: number) {
  return (namespace: Value, name: Value): Value => {
    if (!(namespace instanceof Uuid)) {
      throw new TemplateError("AttributeError", `'${typeNameOf(namespace)}' object has no attribute 'bytes'`);
    }
    const hash = createHash(algorithm).update(Buffer.from(namespace.hex, "hex")).update(requireText(name));
    return stamp(hash.digest(), version);
  };
}

const CONSTRUCTOR = parseSignature("hex? bytes? bytes_le? fields? int? version?");

const UUID_CLASS = new Callable("UUID", (call) => {
  const values = bindArguments("UUID", CONSTRUCTOR, call);
  const [hex] = values;
  const integer = values[4];
  if (typeof integer === "number" || typeof integer === "bigint") {
    if (integer < 0 || BigInt(integer) >> 128n !== 0n) {
      throw new TemplateError("ValueError", "int is out of range (need a 128-bit value)");
    }
    return new Uuid(integer.toString(16).padStart(32, "0"));
  }
  const digits = requireText(hex ?? null)
    .replace(/urn:|uuid:|[{}-]/g, "")
    .toLowerCase();
  if (!/^[\da-f]{32}$/.test(digits)) throw new TemplateError("ValueError", "badly formed hexadecimal UUID string");
  return new Uuid(digits);
});

function namespaceUuid(first: string): () => Value {
  return () => new Uuid(`${first}9dad11d180b400c04fd430c8`);
}

/** `macros.uuid`. */
export function createUuidModule(random: () => number): Module {
  const randomUuid = (): Value =>
    stamp(
      Uint8Array.from({ length: 16 }, () => Math.floor(random() * 256)),
      4,
    );
  return new Module("uuid", {
    UUID: () => UUID_CLASS,
    uuid3: () => defineFunction("uuid3", "namespace name", named("md5", 3)),
    uuid4: () => defineFunction("uuid4", "/", randomUuid),
    uuid5: () => defineFunction("uuid5", "namespace name", named("sha1", 5)),
    NAMESPACE_DNS: namespaceUuid("6ba7b810"),
    NAMESPACE_URL: namespaceUuid("6ba7b811"),
    NAMESPACE_OID: namespaceUuid("6ba7b812"),
    NAMESPACE_X500: namespaceUuid("6ba7b814"),
  });
}
