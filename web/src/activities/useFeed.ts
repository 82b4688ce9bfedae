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

  const load = useCallback(async () => {
    const mine = ++round.current;
    try {
      const { cruds, next } = await getPage(FIRST_PAGE);
      if (mine === round.current) setState({ ...START, status: "ready", cruds, next });
    } catch (error) {
      if (mine === round.current) setState({ ...START, status: "failed", error });
    }
  }, []);

  const retry = useCallback(() => {
    setState(START);
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
        cruds: withoutTwins([...old.cruds, ...cruds]),
        next,
        loadingMore: false,
      }));
    } catch (error) {
      if (mine === round.current)
        setState((old) => ({ ...old, loadingMore: false, error }));
    }
  }, []);

  const add = useCallback((crud: Crud) => {
    setState((old) => ({ ...old, cruds: withoutTwins([crud, ...old.cruds]) }));
  }, []);

  const remove = useCallback((uuid: string) => {
    setState((old) => ({
      ...old,
      cruds: old.cruds.filter((crud) => crud.uuid !== uuid),
    }));
  }, []);

  return { ...state, load, retry, showMore, add, remove };
}

export type Feed = ReturnType<typeof useFeed>;
