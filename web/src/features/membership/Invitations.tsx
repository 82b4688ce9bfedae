import { useId, useState } from "react";
import { useRead } from "../../api/useRead";
import { onAuthError } from "../../api/session";
import { exact, long, number } from "../../i18n/format";
import { accountWords } from "../../i18n/account";
import { words } from "../../i18n/i18n";
import { Alert } from "../../ui/Alert";
import { Chips } from "../../ui/Chips";
import { copy } from "../../ui/copy";
import { Form } from "../../ui/Form";
import { focusHeading } from "../../ui/Page";
import { Retry } from "../../ui/Retry";
import {
  getInvitations,
  invite,
  linkOf,
  takeInvitationBack,
  type Invitation,
} from "./invitations";
import { single } from "../../ui/single";

const USES = [1, 5, 10, 20];
const DAYS = [1, 3, 7];

/** The links by which one invites people; drawn only where members invite, or where that could not be read. */
export function Invitations() {
  const { value: own, error, again } = useRead(getInvitations);
  const [link, setLink] = useState("");
  const [said, setSaid] = useState("");
  const [problem, setProblem] = useState<unknown>(null);

  if (!own && error)
    return (
      <section className="form" aria-labelledby="invitations">
        <h2 id="invitations">{accountWords().invitationsTitle}</h2>
        <Retry error={error} again={again} />
      </section>
    );
  if (!own || own.most + own.invitations.length === 0) return null;

  const takeBack = async ({ uuid }: Invitation) => {
    setProblem(null);
    try {
      await takeInvitationBack(uuid);
      setLink("");
      setSaid(accountWords().invitationGone);
      focusHeading();
    } catch (refused) {
      onAuthError(refused);
      setProblem(refused);
    }
    await again();
  };

  const list = (
    <>
      <p className="rule">{accountWords().invitationsHint}</p>
      <p role="status" className="said">
        {said}
      </p>
      <ul className="sessions">
        {own.invitations.map((one) => (
          <OneInvitation key={one.uuid} one={one} onTakeBack={() => void takeBack(one)} />
        ))}
      </ul>
      <Alert error={error ? null : problem} />
      <Retry error={error} again={again} />
    </>
  );
  if (own.invitations.length >= own.most)
    return (
      <section className="form" aria-labelledby="invitations">
        <h2 id="invitations">{accountWords().invitationsTitle}</h2>
        {list}
        {link && <NewLink link={link} onCopied={setSaid} />}
        <p className="rule">{accountWords().invitationsFull}</p>
      </section>
    );
  return (
    <Form
      title={accountWords().invitationsTitle}
      submit={accountWords().invite}
      onSubmit={async (value) => {
        setSaid("");
        const made = await invite(Number(value("uses")), 24 * Number(value("days")));
        setLink(linkOf(made.code));
        await again();
      }}
    >
      {() => (
        <>
          {list}
          {link && <NewLink link={link} onCopied={setSaid} />}
          <Chips
            legend={accountWords().inviteFor}
            among={USES}
            face={number}
            name="uses"
            chosen={USES[0]}
          />
          <Chips
            legend={accountWords().inviteUntil}
            among={DAYS}
            face={(count) => long({ count, unit: "day" })}
            name="days"
            chosen={DAYS[0]}
          />
        </>
      )}
    </Form>
  );
}

function OneInvitation({ one, onTakeBack }: { one: Invitation; onTakeBack: () => void }) {
  const until = exact(Date.parse(one.expires_at));
  return (
    <li>
      <p>
        <strong>
          {accountWords().invitationUsed(
            number(one.uses - one.uses_left),
            number(one.uses),
          )}
        </strong>
        <br />
        <span className="rule">{accountWords().invitationUntil(until)}</span>
      </p>
      <button
        type="button"
        className="quiet"
        aria-label={accountWords().takeInvitationBack(until)}
        onClick={(event) => single(event, onTakeBack)}
      >
        {accountWords().takeInvitation}
      </button>
    </li>
  );
}

function NewLink({ link, onCopied }: { link: string; onCopied: (said: string) => void }) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{accountWords().invitationLink}</label>
      <input id={id} readOnly value={link} onFocus={(event) => event.target.select()} />
      <button
        type="button"
        className="quiet"
        onClick={() =>
          void copy(link).then((copied) =>
            onCopied(copied ? words.linkCopied : accountWords().invitationNotCopied),
          )
        }
      >
        {accountWords().copyLink}
      </button>
    </div>
  );
}
