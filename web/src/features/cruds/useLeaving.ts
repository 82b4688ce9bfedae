import { useEffect } from "react";
import { LEAVING } from "../../api/cruds";
import { load, useList } from "../../store/lists";

/**
 * What leaves soon. The stream tells what goes or is made to leave sooner; that half of a life is
 * spent nobody tells, so it is read anew while the page is looked at.
 *
 * @param every milliseconds
 */
export function useLeaving(every: number) {
  const list = useList(LEAVING);
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") void load(LEAVING);
    }, every);
    return () => clearInterval(timer);
  }, [every]);
  return list;
}
