import type { ComponentType, ReactNode } from "react";
import type { GraphDirection, GraphItem, GraphLayout, GraphLink } from "./graph-parts.ts";

/** How something looks where it is too small for words, and in a picture of the whole graph. */
export interface ItemLook {
  readonly label: string;
  /** The second line of a picture; empty without one. */
  readonly below: string;
  /** A machine named it. */
  readonly isMono: boolean;
  readonly isRound: boolean;
  /** The design token of its color, `--state-failed`; `null` without a state. */
  readonly color: string | null;
  readonly isDimmed: boolean;
}

/** How an edge looks. */
export interface LinkLook {
  readonly line: "solid" | "reading" | "pair" | "passed";
  /** It begins or ends at what is selected. */
  readonly isNear: boolean;
}

/** A graph on a canvas: what is in it, how it looks, and what can be done with it. */
export interface GraphCanvasProps<Item extends GraphItem, Link extends GraphLink> {
  readonly items: readonly Item[];
  readonly links: readonly Link[];
  readonly direction: GraphDirection;
  /** What assistive technology calls it. */
  readonly label: string;
  /** What the file of a saved picture is called, without its ending. */
  readonly fileName: string;
  /** Draws an item where there is room for words. */
  readonly Item: ComponentType<{ readonly item: Item }>;
  /** Must be the same functions for as long as nothing looks different. */
  readonly itemLook: (item: Item) => ItemLook;
  readonly linkLook: (link: Link) => LinkLook;
  readonly selected: string | null;
  /** What a search found; `null` without one. */
  readonly hits: ReadonlySet<string> | null;
  /** Whether arrow keys stop at it. */
  readonly isStop: (item: Item) => boolean;
  readonly onPress: (item: Item) => void;
  /** Pressed twice, or with Enter. */
  readonly onOpen: (id: string) => void;
  readonly onSelect: (id: string | null) => void;
  readonly children?: ReactNode;
}

/** The same, once it is known where everything is. */
export interface LaidOutProps<Item extends GraphItem, Link extends GraphLink> extends GraphCanvasProps<Item, Link> {
  readonly layout: GraphLayout;
}
