import { useState } from "react";
import { onAuthError } from "./session";

/** Does what may be refused, and says why it was until it is tried again. */
export function useAttempt() {
  const [error, setError] = useState<unknown>(null);
  const attempt = async (what: () => Promise<unknown>) => {
    setError(null);
    try {
      await what();
    } catch (problem) {
      onAuthError(problem);
      setError(problem);
    }
  };
  return { error, attempt };
}
