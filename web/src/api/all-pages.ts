interface Page<Item> {
  items: Item[];
  next: string | null;
}

export interface Walked<Item> {
  items: Item[];
  /** More is there than was read. */
  more: boolean;
}

/** Reads a list through its cursors, up to so many items: a screen that shows thousands at once shows nothing. */
export async function allPages<Item>(
  read: (cursor: string | undefined) => Promise<Page<Item>>,
  most: number,
): Promise<Walked<Item>> {
  const items: Item[] = [];
  let cursor: string | undefined;
  do {
    const page = await read(cursor);
    items.push(...page.items);
    cursor = page.next ?? undefined;
  } while (cursor !== undefined && items.length < most);
  return { items, more: cursor !== undefined };
}
