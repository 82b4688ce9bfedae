import { useCallback, useRef, useState } from "react";
import { FIRST_PAGE, getPage, type Crud } from "./cruds";

type State = {
  status: "loading" | "ready" | "failed";
  cruds: Crud[];
  next: string | null;
  error: unknown;
  loadingMore: boolean;
};

const START: State = {
  status: "loading",
  cruds: [],
  next: null,
  error: null,
  loadingMore: false,
};

function withoutTwins(cruds: Crud[]): Crud[] {
  return [...new Map(cruds.map((crud) => [crud.uuid, crud])).values()];
}

/** The home feed. Held above the pages, so that a new crud is in it whichever page it came from. */
export function useFeed() {
  const [state, setState] = useState(START);
  // Only the latest first page counts; an older answer arriving late is dropped.
  const round = useRef(0);
  // What an answer that was already under way cannot know: posted meanwhile, or gone for good.
  const posted = useRef<Crud[]>([]);
  const gone = useRef(new Set<string>());

  const living = (cruds: Crud[]) =>
    withoutTwins(cruds).filter((crud) => !gone.current.has(crud.uuid));

  const load = useCallback(async () => {
    const mine = ++round.current;
    posted.current = [];
    try {
      const { cruds, next } = await getPage(FIRST_PAGE);
      if (mine !== round.current) return;
      const all = living([...posted.current, ...cruds]);
      setState({ ...START, status: "ready", cruds: all, next });
    } catch (error) {
      // What is on the page stays readable.
      if (mine === round.current)
        setState((old) => ({ ...old, status: "failed", loadingMore: false, error }));
    }
  }, []);

  const retry = useCallback(() => {
    setState((old) => ({ ...old, status: "loading", error: null }));
    void load();
  }, [load]);

  const showMore = useCallback(async (path: string) => {
    const mine = round.current;
    setState((old) => ({ ...old, loadingMore: true, error: null }));
    try {
      const { cruds, next } = await getPage(path);
      if (mine !== round.current) return;
      setState((old) => ({
        ...old,
        cruds: living([...old.cruds, ...cruds]),
        next,
        loadingMore: false,
      }));
    } catch (error) {
      if (mine === round.current)
        setState((old) => ({ ...old, loadingMore: false, error }));
    }
  }, []);

  const add = useCallback((crud: Crud) => {
    posted.current = [crud, ...posted.current];
    setState((old) => ({ ...old, cruds: living([crud, ...old.cruds]) }));
  }, []);

  const remove = useCallback((uuid: string) => {
    gone.current.add(uuid);
    setState((old) => ({ ...old, cruds: living(old.cruds) }));
  }, []);

  return { ...state, load, retry, showMore, add, remove };
}

export type Feed = ReturnType<typeof useFeed>;
