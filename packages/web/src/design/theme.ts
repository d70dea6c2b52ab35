import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from "@mantine/core";
import { stateColorVariables } from "./state-colors.ts";

/** The accent from its softest to its strongest shade; Mantine takes the button from the light or dark index. */
const ACCENT: MantineColorsTuple = [
  "#EAF1FE",
  "#D6E3FC",
  "#B7CDF8",
  "#8FB2FF",
  "#7FA8FF",
  "#4A7DEB",
  "#1F5AD6",
  "#1B4FC0",
  "#1744A6",
  "#12367F",
];

/** What Mantine's own controls need to look like the rest; everything else reads the tokens. */
export const theme = createTheme({
  fontFamily: "var(--sans)",
  fontFamilyMonospace: "var(--mono)",
  primaryColor: "accent",
  primaryShade: { light: 6, dark: 4 },
  autoContrast: true,
  colors: { accent: ACCENT },
  defaultRadius: 6,
  cursorType: "pointer",
  headings: { fontWeight: "600" },
  components: {
    Tooltip: { defaultProps: { openDelay: 350, withArrow: false, radius: 6 } },
    Menu: {
      // The placeholder that would take the first focus is no item, so it has no place in a menu.
      defaultProps: {
        shadow: "none",
        radius: 8,
        offset: 4,
        transitionProps: { duration: 80 },
        withInitialFocusPlaceholder: false,
      },
    },
    Modal: { defaultProps: { radius: 12, shadow: "none", transitionProps: { duration: 120 } } },
    Popover: { defaultProps: { shadow: "none", radius: 8, transitionProps: { duration: 80 } } },
  },
});

/** Mantine sets these for each theme, so for each theme they have to be set again. */
const CONTROL_COLORS = {
  "--mantine-color-body": "var(--surface)",
  "--mantine-color-text": "var(--text)",
  "--mantine-color-dimmed": "var(--text-3)",
  "--mantine-color-placeholder": "var(--text-3)",
  "--mantine-color-default-border": "var(--line-2)",
  "--mantine-color-default": "var(--surface)",
  "--mantine-color-default-hover": "var(--hover)",
  "--mantine-color-error": "var(--danger-text)",
};

/** Hands the tokens to Mantine's controls, and the table of state colours to the style sheets. */
export const resolveCssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: { ...CONTROL_COLORS, ...stateColorVariables("light") },
  dark: { ...CONTROL_COLORS, ...stateColorVariables("dark") },
});
