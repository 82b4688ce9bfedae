import { useCallback, useEffect, useRef, useState } from "react";
import { onAuthError } from "./session";

/**
 * What the server answers, read as soon as it is drawn; null until it is there.
 *
 * @param read asks the server; the same function as long as the question is the same, null while
 *   there is nobody to ask for
 * @param merge makes what is drawn from what was and what is read anew; the same function each time. Without it
 *   the new answer stands alone
 */
export function useRead<T>(
  read: (() => Promise<T>) | null,
  merge?: (drawn: T, answer: T) => T,
) {
  const [value, setValue] = useState<T | null>(null);
  const [error, setError] = useState<unknown>(null);

  const latest = useRef(0);

  const again = useCallback(async () => {
    const mine = ++latest.current;
    if (!read) return;
    try {
      const answer = await read();
      if (mine !== latest.current) return;
      setValue((drawn) => (drawn !== null && merge ? merge(drawn, answer) : answer));
      setError(null);
    } catch (problem) {
      onAuthError(problem);
      if (mine === latest.current) setError(problem);
    }
  }, [read, merge]);

  useEffect(() => {
    // eslint-disable-next-line react-hooks/set-state-in-effect -- only set after the answer
    void again();
  }, [again]);

  // What could not be read without a network is read once there is one.
  useEffect(() => {
    if (!error) return;
    const reached = () => void again();
    window.addEventListener("online", reached);
    return () => window.removeEventListener("online", reached);
  }, [error, again]);

  return { value, setValue, error, again };
}
