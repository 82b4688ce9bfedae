import { useState } from "react";
import { Alert } from "../../ui/Alert";
import { focusHeading } from "../../ui/Page";
import { useRead } from "../../api/useRead";
import { Retry } from "../../ui/Retry";
import { onAuthError } from "../../api/session";
import { exact } from "../../i18n/format";
import { accountWords } from "../../i18n/account";
import { allowedClients, takeBack, type AllowedClient } from "./clients";
import { single } from "../../ui/single";

/** The programs that one has allowed to act for one; said only where there are any. */
export function AllowedClients({ onTakenBack }: { onTakenBack: () => void }) {
  const { value: clients, setValue: setClients, ...reading } = useRead(allowedClients);
  const [error, setError] = useState<unknown>(null);

  const end = async (client: AllowedClient) => {
    setError(null);
    try {
      await takeBack(client.uuid);
      setClients((old) => old?.filter(({ uuid }) => uuid !== client.uuid) ?? null);
      onTakenBack();
      focusHeading();
    } catch (problem) {
      onAuthError(problem);
      setError(problem);
    }
  };

  if (!clients?.length && !reading.error) return null;
  return (
    <section className="form" aria-labelledby="clients">
      <h2 id="clients">{accountWords().clientsTitle}</h2>
      <Retry error={reading.error} again={reading.again} />
      <ul className="sessions">
        {clients?.map((client) => (
          <li key={client.uuid}>
            <p>
              <strong>{client.name}</strong>
              <br />
              <span className="rule">
                {accountWords().allowedSince(exact(Date.parse(client.allowed_at)))}
              </span>
            </p>
            <button
              type="button"
              className="quiet"
              aria-label={accountWords().takeBackFrom(client.name)}
              onClick={(event) => single(event, () => void end(client))}
            >
              {accountWords().takeBack}
            </button>
          </li>
        ))}
      </ul>
      <Alert error={error} />
      <p className="rule">{accountWords().clientsHint}</p>
    </section>
  );
}
