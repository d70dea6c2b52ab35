import { useSyncExternalStore } from "react";
import type { Language } from "../features/time/language.ts";
import type { Zone } from "../features/time/moment-words.ts";

/** What a person chose for this browser; the theme is kept by Mantine. */
export interface Preferences {
  readonly zone: Zone;
  readonly language: Language;
  /** The side navigation as a narrow rail; `null` until somebody chose. */
  readonly isNavigationRail: boolean | null;
  /** The width of the details beside the grid, in pixels. */
  readonly detailsWidth: number;
  readonly wrapsLog: boolean;
  readonly showsLogTimes: boolean;
  /** How high the rows of tables are. */
  readonly density: Density;
  /** Whether single letters and signs act; with other keys and with Ctrl everything acts all the same. */
  readonly hasLetterKeys: boolean;
  /** The ids of Dags that a person looks at most. */
  readonly favoriteDags: readonly string[];
  readonly savedFilters: readonly SavedFilter[];
}

/** How high the rows of tables are. */
export type Density = "compact" | "normal" | "roomy";

/** Filters of a list under a name. */
export interface SavedFilter {
  readonly page: "dags" | "runs";
  readonly name: string;
  /** What the address says after its `?`. */
  readonly search: Readonly<Record<string, string | number | boolean>>;
}

const STORAGE_KEY = "baram-preferences";

function defaults(): Preferences {
  return {
    zone: "utc",
    language: navigator.language.startsWith("ko") ? "ko" : "en",
    isNavigationRail: null,
    detailsWidth: 560,
    wrapsLog: false,
    showsLogTimes: true,
    density: "normal",
    hasLetterKeys: true,
    favoriteDags: [],
    savedFilters: [],
  };
}

function load(): Preferences {
  try {
    return { ...defaults(), ...(JSON.parse(localStorage.getItem(STORAGE_KEY) ?? "{}") as Partial<Preferences>) };
  } catch {
    // Storage may be switched off, or hold what somebody else wrote; neither may keep the page from opening.
    return defaults();
  }
}

let preferences: Preferences | null = null;
const listeners = new Set<() => void>();

/** The choices of the moment, for code outside of components. */
export function currentPreferences(): Preferences {
  preferences ??= load();
  return preferences;
}

/** Changes some choices and remembers them. */
export function changePreferences(changed: Partial<Preferences>): void {
  preferences = { ...currentPreferences(), ...changed };
  try {
    localStorage.setItem(STORAGE_KEY, JSON.stringify(preferences));
  } catch {
    // Without storage the choice lasts as long as the page.
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The choices of the moment; the component is drawn again when one changes. */
export function usePreferences(): Preferences {
  return useSyncExternalStore(subscribe, currentPreferences);
}
