import { Tooltip } from "@mantine/core";
import type { ButtonHTMLAttributes, ReactNode } from "react";
import "./button.css";

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly look?: "primary" | "danger" | "quiet";
  readonly size?: "small";
  readonly icon?: ReactNode;
  /** The key that does the same. */
  readonly keycap?: string;
}

/** A button with words: a verb, and at most one primary button on a page. */
export function Button({ look, size, icon, keycap, children, className, ...rest }: ButtonProps) {
  const classes = ["button", look && `button-${look}`, size && `button-${size}`, className].filter(Boolean).join(" ");
  return (
    <button type="button" className={classes} {...rest}>
      {icon}
      {children}
      {keycap !== undefined && <kbd className="keycap not-narrow">{keycap}</kbd>}
    </button>
  );
}

interface IconButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** Its accessible name and, with the key, its tooltip. */
  readonly label: string;
  readonly keycap?: string | undefined;
  readonly isOn?: boolean;
  readonly children: ReactNode;
}

/** A button without words: it always has a name and a tooltip. */
export function IconButton({ label, keycap, isOn, children, className, ...rest }: IconButtonProps) {
  return (
    <Tooltip
      label={
        <>
          {label} {keycap !== undefined && <kbd className="keycap">{keycap}</kbd>}
        </>
      }
    >
      <button
        type="button"
        aria-label={label}
        className={`icon-button ${isOn === true ? "icon-button-on" : ""} ${className ?? ""}`}
        {...(isOn === undefined ? {} : { "aria-pressed": isOn })}
        {...rest}
      >
        {children}
      </button>
    </Tooltip>
  );
}

/** A key as it is drawn on a keyboard. */
export function Keycap({ children }: { readonly children: ReactNode }) {
  return <kbd className="keycap">{children}</kbd>;
}
