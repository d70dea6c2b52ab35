import { expect, test } from "vitest";
import { en } from "./en.ts";

/** The source of everything but the words themselves, by path. */
const SOURCES = import.meta.glob<string>(["../../**/*.{ts,tsx}", "!../i18n/**"], {
  query: "?raw",
  import: "default",
  eager: true,
});

/** The keys of all texts, as in `people.profile.title`; of a text with forms for several numbers without its form. */
function keysIn(texts: object, path: readonly string[] = []): readonly string[] {
  return Object.entries(texts).flatMap(([name, text]: [string, string | object]) => {
    const key = [...path, name];
    return typeof text === "object" ? keysIn(text, key) : [key.join(".").replace(/_(?:zero|one|other)$/, "")];
  });
}

test("every text is named where it may be shown", () => {
  const sources = Object.values(SOURCES).join("\n");
  const words = new Set(sources.match(/\w+/g));
  // A key may be put together from the name of its group and what is to be said of it.
  const groups = new Set([...sources.matchAll(/`([\w.]+)\.\$\{/g)].map(([, group]) => group));
  const unused = keysIn(en).filter((key) => {
    const [group, word] = [key.slice(0, key.lastIndexOf(".")), key.slice(key.lastIndexOf(".") + 1)];
    return !words.has(word) && !groups.has(group);
  });
  expect(unused).toEqual([]);
});
