import { useState } from "react";
import { onAuthError } from "../../api/session";
import { useRead } from "../../api/useRead";
import { accountWords } from "../../i18n/account";
import { readUnread } from "../../store/notifications";
import { Alert } from "../../ui/Alert";
import { Retry } from "../../ui/Retry";
import { getKinds, setKinds, type Kinds } from "./notifications";

/** Which kinds the number beside the bell counts. */
export function Settings() {
  const { value: kinds, setValue, error: unread, again } = useRead(getKinds);
  const [error, setError] = useState<unknown>(null);

  const choose = async (chosen: Kinds) => {
    setError(null);
    const before = kinds;
    setValue(chosen);
    try {
      await setKinds(chosen);
      await readUnread();
    } catch (problem) {
      setValue(before);
      onAuthError(problem);
      setError(problem);
    }
  };

  return (
    <section className="form" aria-labelledby="counted-kinds">
      <h2 id="counted-kinds">{accountWords().countedKinds}</h2>
      <p className="rule">{accountWords().countedKindsHint}</p>
      <Retry error={unread} again={again} />
      {kinds &&
        (Object.keys(accountWords().kindsOfTold) as (keyof Kinds)[]).map((kind) => (
          <label key={kind} className="check">
            <input
              type="checkbox"
              checked={kinds[kind]}
              onChange={(event) =>
                void choose({ ...kinds, [kind]: event.target.checked })
              }
            />
            {accountWords().kindsOfTold[kind]}
          </label>
        ))}
      <Alert error={error} />
    </section>
  );
}
