import type { Language } from "./language.ts";

type Unit = "d" | "h" | "min" | "s";

const UNITS: readonly { readonly unit: Unit; readonly seconds: number }[] = [
  { unit: "d", seconds: 86_400 },
  { unit: "h", seconds: 3600 },
  { unit: "min", seconds: 60 },
  { unit: "s", seconds: 1 },
];

const UNIT_WORDS = {
  en: { d: " d", h: " h", min: " min", s: " s" },
  ko: { d: "일", h: "시간", min: "분", s: "초" },
} as const satisfies Record<Language, Record<Unit, string>>;

function amount(count: number, unit: Unit, language: Language): string {
  return `${count}${UNIT_WORDS[language][unit]}`;
}

/** A length of time in its two largest units: `8 min 2 s`, `2 d 16 h`; below a second `< 1 s`. */
export function durationWords(seconds: number, language: Language): string {
  const whole = Math.max(0, Math.floor(seconds));
  const largest = UNITS.findIndex((step) => whole >= step.seconds);
  const first = UNITS[largest];
  if (first === undefined) return language === "ko" ? "1초 미만" : "< 1 s";
  const count = Math.floor(whole / first.seconds);
  const words = amount(count, first.unit, language);
  const second = UNITS[largest + 1];
  if (second === undefined) return words;
  const rest = Math.floor((whole - count * first.seconds) / second.seconds);
  // From a day on, "0 h" would only be noise.
  if (rest === 0 && first.unit === "d") return words;
  return rest === 0 && second.unit === "s" ? words : `${words} ${amount(rest, second.unit, language)}`;
}

/** As {@link durationWords}, but below a second in milliseconds: `840 ms`. For details, where exactness helps. */
export function exactDurationWords(seconds: number, language: Language): string {
  if (seconds >= 1) return durationWords(seconds, language);
  return `${Math.max(0, Math.round(seconds * 1000))} ms`;
}

/** A length of time in its largest unit only: `2 d`, `4 min`, for how long ago something was. */
export function roughDurationWords(seconds: number, language: Language): string {
  const whole = Math.max(0, Math.floor(seconds));
  const step = UNITS.find((candidate) => whole >= candidate.seconds);
  return step === undefined
    ? durationWords(0, language)
    : amount(Math.floor(whole / step.seconds), step.unit, language);
}
