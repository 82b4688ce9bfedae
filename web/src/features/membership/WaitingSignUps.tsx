import { useState } from "react";
import { ApiError } from "../../api/ApiError";
import { get, send, type Shapes } from "../../api/api";
import { onAuthError } from "../../api/session";
import { useRead } from "../../api/useRead";
import { exact } from "../../i18n/format";
import { words } from "../../i18n/i18n";
import { moderationWords } from "../../i18n/moderation";
import { Alert } from "../../ui/Alert";
import { Empty } from "../../ui/Empty";
import { focusHeading, Loading } from "../../ui/Page";
import { Retry } from "../../ui/Retry";
import { AskInPlace } from "../../ui/AskInPlace";
import { single } from "../../ui/single";
import { CodeAsk } from "../identity/CodeAsk";
import { useFactor } from "../identity/useFactor";

type Word = Shapes["Word"]["word"];
type SignUp = Shapes["WaitingAccount"];

const getSignUps = () => get("/api/moderation/sign-ups");

/** The accounts that wait for a moderator's word, with their reasons. */
export function WaitingSignUps() {
  const said = moderationWords();
  const { value: waiting, error, again } = useRead(getSignUps);
  const [done, setDone] = useState("");
  const [problem, setProblem] = useState<unknown>(null);

  const onOver = async (sentence: string, gone: unknown) => {
    setDone(sentence);
    setProblem(gone);
    // The buttons go with the account; the page is where the keyboard goes on.
    focusHeading();
    await again();
  };

  return (
    <>
      <p role="status" className="said">
        {done}
      </p>
      <Retry error={error} again={again} />
      <CodeAsk error={error} onGiven={() => void again()} />
      <Alert error={problem} />
      {!waiting && !error && <Loading />}
      {waiting?.length === 0 && <Empty>{said.noSignUps}</Empty>}
      <ul className="sign-ups">
        {waiting?.map((signUp) => (
          <Waiting key={signUp.handle} {...{ signUp, onOver }} />
        ))}
      </ul>
    </>
  );
}

type Props = {
  signUp: SignUp;
  /** The account waits no longer: what was done, or why nothing was. */
  onOver: (sentence: string, gone: unknown) => Promise<void>;
};

function Waiting({ signUp, onOver }: Props) {
  const said = moderationWords();
  const { handle, display_name, email_domain, reason, created_at } = signUp;
  const [problem, setProblem] = useState<unknown>(null);
  const [carryOut, askForCode, refusal] = useFactor();

  const decide = (word: Word) => {
    setProblem(null);
    return carryOut(async () => {
      try {
        await send(
          "put",
          "/api/moderation/sign-ups/@{handle}",
          { word },
          { parts: [handle] },
        );
      } catch (refused) {
        // Somebody else was faster.
        if (refused instanceof ApiError && refused.codes.includes("not_found"))
          return onOver("", refused);
        throw refused;
      }
      await onOver(
        word === "accept" ? said.accepted(handle) : said.refused(handle),
        null,
      );
    });
  };
  const accept = async () => {
    try {
      await decide("accept");
    } catch (refused) {
      onAuthError(refused);
      setProblem(refused);
    }
  };

  return (
    <li>
      <p>
        <strong dir="auto">{display_name}</strong> @{handle}
        <br />
        <span className="rule">
          {said.signUpFrom(email_domain, exact(Date.parse(created_at)))}
        </span>
      </p>
      <p className="reason" dir="auto">
        {reason}
      </p>
      {/* In the place of the buttons, which would take the keyboard from the field. */}
      {askForCode ?? (
        <div className="row">
          <AskInPlace
            icon={said.refuse}
            label={said.refuseSignUp(handle)}
            look="quiet"
            question={said.refuseSignUpAsk(handle)}
            answers={[
              {
                label: said.refuse,
                danger: true,
                act: () => decide("refuse"),
              },
            ]}
            keep={words.cancel}
          />
          <button
            type="button"
            className="primary"
            aria-label={said.acceptSignUp(handle)}
            onClick={(event) => single(event, () => void accept())}
          >
            {said.accept}
          </button>
        </div>
      )}
      <Alert error={problem} />
      {refusal}
    </li>
  );
}
