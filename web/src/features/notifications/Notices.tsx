import { useRef, useState } from "react";
import { onAuthError } from "../../api/session";
import { useRead } from "../../api/useRead";
import { accountWords } from "../../i18n/account";
import { Alert } from "../../ui/Alert";
import { Retry } from "../../ui/Retry";
import type { Kinds } from "./notifications";
import { canBeTold, getPush, PushRefused, setPush } from "./push";

/** Of which kinds this browser shows notices while no page is in view. */
export function Notices() {
  return (
    <section className="form" aria-labelledby="push-kinds">
      <h2 id="push-kinds">{accountWords().pushTitle}</h2>
      {canBeTold() ? (
        <Choices />
      ) : (
        <p className="rule">{accountWords().pushUnsupported}</p>
      )}
    </section>
  );
}

function Choices() {
  const { value: push, setValue, error: unread, again } = useRead(getPush);
  const [error, setError] = useState<unknown>(null);
  const saving = useRef(false);

  const choose = async (kinds: Kinds) => {
    // The browser asks its reader meanwhile, who may press once more.
    if (!push || saving.current) return;
    saving.current = true;
    setError(null);
    setValue({ ...push, kinds });
    try {
      await setPush(kinds);
    } catch (problem) {
      setValue(push);
      onAuthError(problem);
      setError(problem);
    } finally {
      saving.current = false;
    }
  };

  return (
    <>
      {accountWords().pushHint.map((sentence) => (
        <p key={sentence} className="rule">
          {sentence}
        </p>
      ))}
      <Retry error={unread} again={again} />
      {push &&
        (Object.keys(accountWords().kindsOfTold) as (keyof Kinds)[]).map((kind) => (
          <label key={kind} className="check">
            <input
              type="checkbox"
              checked={push.kinds[kind]}
              onChange={(event) =>
                void choose({ ...push.kinds, [kind]: event.target.checked })
              }
            />
            {accountWords().kindsOfTold[kind]}
          </label>
        ))}
      {error instanceof PushRefused ? (
        <p role="alert" className="alert">
          {accountWords().pushRefused[error.why]}
        </p>
      ) : (
        <Alert error={error} />
      )}
    </>
  );
}
