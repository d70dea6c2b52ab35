import { PasswordInput, Textarea, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { ConnectionTypeExtra } from "../../api/settings-shapes.ts";
import { Button } from "../../components/button.tsx";
import { Segmented } from "../../components/segmented.tsx";

interface ExtraFieldProps {
  readonly extra: ConnectionTypeExtra;
  /** `null` keeps a hidden secret; `undefined` is not set. */
  readonly value: string | null | undefined;
  readonly isStored: boolean;
  readonly onChange: (value: string | null) => void;
}

/** A setting of a type of connection, in a field that fits it. */
export function ExtraField({ extra, value, isStored, onChange }: ExtraFieldProps) {
  const { t } = useTranslation();
  const id = `extra-${extra.name}`;
  const text = value ?? "";
  const look = {
    id,
    value: text,
    spellCheck: false,
    onChange: (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value),
  };
  if (extra.type === "secret" || value === null) {
    return <SecretField id={id} value={value ?? (isStored ? null : "")} isStored={isStored} onChange={onChange} />;
  }
  switch (extra.type) {
    case "boolean":
      return (
        <Segmented
          label={extra.label}
          value={text}
          onChange={onChange}
          segments={[
            { value: "", label: t("admin.connection.unset") },
            { value: "true", label: t("admin.connection.yes") },
            { value: "false", label: t("admin.connection.no") },
          ]}
        />
      );
    case "number":
      return <TextInput {...look} w={140} inputMode="decimal" />;
    case "object":
      return <Textarea {...look} classNames={{ input: "mono" }} autosize minRows={2} maxRows={12} />;
    case "text":
      return <TextInput {...look} />;
  }
}

interface SecretFieldProps {
  readonly id: string;
  /** `null` keeps what is stored; empty is none. */
  readonly value: string | null;
  readonly isStored: boolean;
  readonly onChange: (value: string | null) => void;
}

/** A secret: what is stored is never shown; it is kept, replaced or removed. */
export function SecretField({ id, value, isStored, onChange }: SecretFieldProps) {
  const { t } = useTranslation();
  const isRemoved = isStored && value === "";
  return (
    <div className="settings-secret">
      <PasswordInput
        id={id}
        value={value ?? ""}
        placeholder={value === null ? t("admin.connection.kept") : isRemoved ? t("admin.connection.removed") : ""}
        autoComplete="new-password"
        visibilityToggleButtonProps={{ "aria-label": t("login.showPassword") }}
        onChange={(event) => {
          const typed = event.currentTarget.value;
          onChange(typed === "" && isStored ? null : typed);
        }}
      />
      {isStored && (
        <Button size="small" look="quiet" onClick={() => onChange(value === null ? "" : null)}>
          {value === null ? t("admin.connection.remove") : t("admin.connection.keep")}
        </Button>
      )}
    </div>
  );
}
