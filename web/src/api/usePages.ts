import { useCallback, useRef } from "react";
import { getPage } from "./api";
import { useAttempt } from "./useAttempt";
import { useRead } from "./useRead";

/** As much of a list as has been read, and the address of the next page. */
export type Pages<T> = { items: T[]; next: string | null };

type Options<T> = {
  /** Is given each page before it is drawn; the same function each time. */
  note?: (items: T[]) => void;
  /** What a page may have of what an earlier one had; the same function each time. */
  keyOf?: (item: T) => string;
  /** As `useRead` takes it: what is drawn, and the first page that is read anew. */
  merge?: (drawn: Pages<T>, first: Pages<T>) => Pages<T>;
};

/** A list that is read page by page: the first as by `useRead`, each further one when it is asked for. */
export function usePages<T>(address: string, { note, keyOf, merge }: Options<T> = {}) {
  const page = useCallback(
    async (at: string): Promise<Pages<T>> => {
      const { body, next } = await getPage(at);
      const items = body as T[];
      note?.(items);
      return { items, next };
    },
    [note],
  );
  const first = useCallback(() => page(address), [page, address]);
  const { value: list, setValue: setList, error: unread, again } = useRead(first, merge);
  const { error, attempt } = useAttempt();

  const reading = useRef(false);
  const more = async () => {
    const from = list?.next;
    if (!from || reading.current) return;
    reading.current = true;
    await attempt(async () => {
      const { items, next } = await page(from);
      setList((old) => {
        // Read anew meanwhile, it goes on elsewhere.
        if (old?.next !== from) return old;
        const drawn = new Set(keyOf && old.items.map(keyOf));
        const more = items.filter((item) => !keyOf || !drawn.has(keyOf(item)));
        return { items: [...old.items, ...more], next };
      });
    });
    reading.current = false;
  };

  return { list, setList, unread, again, error, attempt, more };
}
