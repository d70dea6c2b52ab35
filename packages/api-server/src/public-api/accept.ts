/** The forms that logs and Dag sources come in. */
export type TextForm = "text/plain" | "application/json";

/**
 * Chooses between text and JSON.
 *
 * Parity: no header gives JSON, `*` gives text, and of what is named the one with the higher quality; `null` when
 * neither will do.
 */
export function chooseTextForm(accept: string | undefined): TextForm | null {
  if (accept === undefined || accept.trim() === "") return "application/json";
  const [text, json] = [qualityOf("text/plain", accept), qualityOf("application/json", accept)];
  if (text === 0 && json === 0) return null;
  return json > text ? "application/json" : "text/plain";
}

function qualityOf(type: TextForm, accept: string): number {
  const [family] = type.split("/", 1);
  const qualities = accept.split(",").map((part) => {
    const [range = "", ...parameters] = part.split(";").map((piece) => piece.trim());
    if (range !== type && range !== `${family}/*` && range !== "*/*") return 0;
    const quality = parameters.find((parameter) => parameter.startsWith("q="));
    return quality === undefined ? 1 : Number(quality.slice(2)) || 0;
  });
  return Math.max(...qualities);
}
