import { decodeXCom } from "@baram/domain";
import type { XComBackend } from "@baram/sdk";
import { decodeStoredXCom, requireSize, requireXComText } from "./database-storage.ts";
import type { XComStorage } from "./xcom-storage.ts";

/** Keeps values where a back end of the author's project puts them. */
export function moduleStorage(backend: XComBackend, { limitBytes }: { readonly limitBytes: number }): XComStorage {
  const { serializeValue, deserializeValue, listValue, purge } = backend;
  return {
    write: async (value, place) => {
      const stored = serializeValue === undefined ? value : await serializeValue(value, place);
      const text = requireXComText(stored);
      requireSize(text, limitBytes);
      return { text, needsPurge: purge !== undefined };
    },
    read: async (text) => {
      const stored = decodeStoredXCom(text);
      return deserializeValue === undefined ? stored : await deserializeValue(stored);
    },
    show: async (text) => {
      const stored = decodeXCom(text);
      return listValue === undefined ? stored : await listValue(stored);
    },
    purge: async (text, place) => {
      await purge?.(decodeXCom(text), place);
    },
  };
}
