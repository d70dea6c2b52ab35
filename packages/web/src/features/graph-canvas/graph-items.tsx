import { type ComponentType, memo, useEffect, useMemo, useRef } from "react";
import type { GraphItem, GraphLayout, NodeBox } from "./graph-parts.ts";

interface GraphItemsProps<Item extends GraphItem> {
  readonly items: readonly Item[];
  readonly layout: GraphLayout;
  readonly Item: ComponentType<{ readonly item: Item }>;
  readonly onPress: (item: Item) => void;
  readonly onOpen: (id: string) => void;
}

/** Items where the layout put them. */
export function GraphItems<Item extends GraphItem>({ items, layout, Item, onPress, onOpen }: GraphItemsProps<Item>) {
  const latest = useRef({ onPress, onOpen });
  useEffect(() => {
    latest.current = { onPress, onOpen };
  });
  // Never changes, so that no item is drawn for it.
  const acts = useMemo(
    () => ({
      press: (item: Item) => latest.current.onPress(item),
      open: (item: Item) => latest.current.onOpen(item.id),
    }),
    [],
  );
  const Placed = PlacedItem as ComponentType<PlacedItemProps<Item>>;
  return items.map((item) => {
    const box = layout.boxes.get(item.id);
    return box && <Placed key={item.id} item={item} box={box} Item={Item} {...acts} />;
  });
}

interface PlacedItemProps<Item extends GraphItem> {
  readonly item: Item;
  readonly box: NodeBox;
  readonly Item: ComponentType<{ readonly item: Item }>;
  readonly press: (item: Item) => void;
  readonly open: (item: Item) => void;
}

const PlacedItem = memo(function PlacedItem({ item, box, Item, press, open }: PlacedItemProps<GraphItem>) {
  const style = { transform: `translate(${box.x}px, ${box.y}px)`, width: box.width, height: box.height };
  return item.isFrame ? (
    <div className="graph-item graph-item-frame" style={style}>
      <Item item={item} />
    </div>
  ) : (
    <div className="graph-item" style={style} onClick={() => press(item)} onDoubleClick={() => open(item)}>
      <Item item={item} />
    </div>
  );
});
