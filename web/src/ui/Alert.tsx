import { useEffect, useState } from "react";
import { sentencesFor } from "../i18n/i18n";
import { ApiError } from "../api/ApiError";

type Props = {
  error: unknown;
  /** Which of the error's codes to say here; all unless told. */
  about?: (code: string) => boolean;
};

/**
 * Says what failed; drawn only while there is something to say. That the server cannot be reached is
 * said until this machine is back on its network.
 */
export function Alert({ error, about }: Props) {
  const [cured, setCured] = useState<unknown>(null);
  useEffect(() => {
    if (!(error instanceof ApiError && error.codes.includes("unreachable"))) return;
    const reached = () => setCured(error);
    window.addEventListener("online", reached);
    return () => window.removeEventListener("online", reached);
  }, [error]);

  const sentences = error && error !== cured ? sentencesFor(error, about) : [];
  if (sentences.length === 0) return null;
  return (
    <div role="alert" className="alert">
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </div>
  );
}
