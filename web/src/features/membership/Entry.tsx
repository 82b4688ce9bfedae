import { useState } from "react";
import { signsInHere } from "../../api/api";
import { onAuthError } from "../../api/session";
import { useRead } from "../../api/useRead";
import { exact } from "../../i18n/format";
import { words } from "../../i18n/i18n";
import { moderationWords } from "../../i18n/moderation";
import { Alert } from "../../ui/Alert";
import { Field, Form } from "../../ui/Form";
import { focusHeading, Loading } from "../../ui/Page";
import { Retry } from "../../ui/Retry";
import { AskInPlace } from "../../ui/AskInPlace";
import { CodeAsk } from "../identity/CodeAsk";
import { useFactor } from "../identity/useFactor";
import { beginPanic, block, endPanic, getBlocks, getPanic, unblock } from "./entry";
import { single } from "../../ui/single";

/** Who may join, for admins: the panic switch, and from where nobody signs up. */
export function Entry() {
  return (
    <>
      <Panic />
      {/* An issuer decides by itself. */}
      {signsInHere() && <Blocks />}
    </>
  );
}

function Panic() {
  const said = moderationWords();
  const { value: panic, error, again } = useRead(getPanic);
  const [problem, setProblem] = useState<unknown>(null);
  const [carryOut, askForCode, refusal] = useFactor();

  const turn = (act: () => Promise<unknown>) =>
    carryOut(async () => {
      await act();
      await again();
      // The buttons give way to others.
      focusHeading();
    });
  const end = async () => {
    setProblem(null);
    try {
      await turn(endPanic);
    } catch (refused) {
      onAuthError(refused);
      setProblem(refused);
    }
  };

  const on = panic?.expires_at;
  return (
    <section className="form" aria-labelledby="panic">
      <h2 id="panic">{said.panicTitle}</h2>
      <Retry error={error} again={again} />
      <CodeAsk error={error} onGiven={() => void again()} />
      {!panic && !error && <Loading />}
      {panic && (
        <>
          <p role="status">{on ? said.panicOn(exact(Date.parse(on))) : said.panicOff}</p>
          {/* In the place of the buttons, which would take the keyboard from the field. */}
          {askForCode ?? (
            <div className="row">
              {on && (
                <button type="button" className="quiet" onClick={() => void end()}>
                  {said.panicEnd}
                </button>
              )}
              <AskInPlace
                key={on ? "on" : "off"}
                icon={on ? said.panicLonger : said.panicBegin}
                label={on ? said.panicLonger : said.panicBegin}
                look={on ? "quiet" : "danger"}
                question={said.panicBeginAsk}
                answers={[
                  {
                    label: on ? said.panicLonger : said.panicBegin,
                    danger: true,
                    act: () => turn(beginPanic),
                  },
                ]}
                keep={words.cancel}
              />
            </div>
          )}
          <Alert error={problem} />
          {refusal}
        </>
      )}
    </section>
  );
}

function Blocks() {
  const said = moderationWords();
  const { value: blocks, setValue, error, again } = useRead(getBlocks);
  const [done, setDone] = useState("");
  const [problem, setProblem] = useState<unknown>(null);
  const [carryOut, askForCode, refusal, forget] = useFactor();

  const take = async (value: string) => {
    setProblem(null);
    try {
      await carryOut(async () => {
        await unblock(value);
        setDone(said.unblocked(value));
        await again();
        // The button goes with its row; the page is where the keyboard goes on.
        focusHeading();
      });
    } catch (refused) {
      onAuthError(refused);
      setProblem(refused);
      // Somebody else may have taken it back.
      await again();
    }
  };

  return (
    <>
      <Form
        title={said.blocksTitle}
        submit={said.block}
        fields={["sign_up_block"]}
        // What waits for a code is what stands here, or nothing.
        onEdit={forget}
        onSubmit={(value) =>
          carryOut(async () => {
            setValue(await block(value("value")));
            setDone(said.blocked);
          })
        }
      >
        {(refused) => (
          <>
            <p className="rule">{said.blocksHint}</p>
            <p role="status" className="said">
              {done}
            </p>
            <Retry error={error} again={again} />
            {!blocks && !error && <Loading />}
            {blocks?.length === 0 && <p>{said.noBlocks}</p>}
            <ul className="sessions">
              {blocks?.map(({ value, created_at }) => (
                <li key={value}>
                  <p>
                    <strong>{value}</strong>
                    <br />
                    <span className="rule">
                      {said.blockedSince(exact(Date.parse(created_at)))}
                    </span>
                  </p>
                  <button
                    type="button"
                    className="quiet"
                    aria-label={said.unblockThis(value)}
                    onClick={(event) => single(event, () => void take(value))}
                  >
                    {said.unblock}
                  </button>
                </li>
              ))}
            </ul>
            <Alert error={problem} />
            <Field
              // An empty one after each block.
              key={blocks?.length}
              label={said.blockValue}
              rule={said.blockRule}
              name="value"
              autoCapitalize="none"
              autoComplete="off"
              spellCheck={false}
              error={refused}
              codes="sign_up_block"
            />
          </>
        )}
      </Form>
      {askForCode}
      {refusal}
    </>
  );
}
