/**
 * The names that stand for a cron expression and are replaced by it before anything is shown.
 *
 * Parity: written exactly like this; `@Daily` is left to the cron reader's own aliases.
 */
const CRON_PRESETS: Readonly<Record<string, string>> = {
  "@hourly": "0 * * * *",
  "@daily": "0 0 * * *",
  "@weekly": "0 0 * * 0",
  "@monthly": "0 0 1 * *",
  "@quarterly": "0 0 1 */3 *",
  "@yearly": "0 0 1 1 *",
};

/**
 * The names the cron reader understands in any case.
 *
 * Parity: `@quarterly` is not among them, and a schedule that uses one keeps it as its summary.
 */
const CRON_ALIASES: Readonly<Record<string, string>> = {
  "@midnight": "0 0 * * *",
  "@hourly": "0 * * * *",
  "@daily": "0 0 * * *",
  "@weekly": "0 0 * * 0",
  "@monthly": "0 0 1 * *",
  "@yearly": "0 0 1 1 *",
  "@annually": "0 0 1 1 *",
};

/** The expression a preset stands for; any other text as it is. */
export function replacePreset(written: string): string {
  return Object.hasOwn(CRON_PRESETS, written) ? (CRON_PRESETS[written] ?? written) : written;
}

/** The expression an alias of the cron reader stands for; any other text as it is. */
export function replaceAlias(expression: string): string {
  const name = expression.toLowerCase();
  return Object.hasOwn(CRON_ALIASES, name) ? (CRON_ALIASES[name] ?? expression) : expression;
}
