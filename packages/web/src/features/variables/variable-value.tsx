import { Lock } from "lucide-react";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { VariableItem } from "../../api/settings-shapes.ts";
import { highlightCode } from "../../components/highlight-code.ts";
import { readJsonValue } from "./read-json-value.ts";
import "../../components/code-text.css";

/** The value of a variable on one line: JSON in its colors, other text as it is, a secret not at all. */
export function VariableValue({ variable: { value, is_cut } }: { readonly variable: VariableItem }) {
  const { t } = useTranslation();
  const pieces = useMemo(() => piecesOf(value ?? "", is_cut), [value, is_cut]);
  if (value === null) {
    return (
      <span className="line meta" title={t("admin.variable.masked")}>
        <Lock size={12} aria-hidden="true" />
        <span aria-hidden="true">······</span>
        <span className="visually-hidden">{t("admin.variable.masked")}</span>
      </span>
    );
  }
  return (
    <span className="mono">
      {pieces.map((piece, index) =>
        piece.kind === "plain" ? (
          piece.text
        ) : (
          <span key={index} className={`code-${piece.kind}`}>
            {piece.text}
          </span>
        ),
      )}
      {is_cut && "…"}
    </span>
  );
}

function piecesOf(value: string, isCut: boolean) {
  // What was cut is no JSON any more; its beginning tells what it was.
  const looksLikeJson = isCut ? /^\s*[[{]/.test(value) : readJsonValue(value).kind === "json";
  return looksLikeJson ? highlightCode(value.replace(/\s+/g, " ")) : [{ kind: "plain" as const, text: value }];
}
