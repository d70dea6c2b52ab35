/** Addresses: a list, or a text in which commas or semicolons part them. */
export type Addresses = string | readonly string[];

/** The addresses one by one. */
export function addressList(addresses: Addresses | null | undefined): readonly string[] {
  const texts = typeof addresses === "string" ? [addresses] : (addresses ?? []);
  // Parity: commas and semicolons part addresses in a list, too.
  return texts.flatMap((text) => text.split(/[,;]/)).flatMap((address) => address.trim() || []);
}
