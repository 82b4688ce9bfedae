import { useCallback, useState } from "react";
import { Form } from "../../ui/Form";
import { Alert } from "../../ui/Alert";
import { ApiError } from "../../api/ApiError";
import { Loading, Nothing, Page } from "../../ui/Page";
import { useRead } from "../../api/useRead";
import { Retry } from "../../ui/Retry";
import { SignInFirst } from "../../ui/SignInFirst";
import { onAuthError, useViewer } from "../../api/session";
import { accountWords } from "../../i18n/account";
import { answer, asking, signInAndReturn, type Question } from "./clients";

/** A program asks for one's word; either answer leads the browser back to it. */
export default function AllowPage() {
  const viewer = useViewer();
  const state = new URLSearchParams(location.search).get("state") ?? "";
  const ask = useCallback(() => asking(state), [state]);
  const { value: question, ...reading } = useRead(viewer ? ask : null);
  const [error, setError] = useState<unknown>(null);

  // A question is there until it has its answer, or has lapsed.
  const answered = reading.error instanceof ApiError && reading.error.status === 404;

  if (!viewer)
    return (
      <Page title={accountWords().allowTitle}>
        <SignInFirst signIn={signInAndReturn()} signsUp={false}>
          {accountWords().allowSignIn}
        </SignInFirst>
      </Page>
    );

  const say = async (asked: Question, yes: boolean) =>
    location.assign(await answer(asked, state, yes));

  const no = (asked: Question) =>
    say(asked, false).catch((problem) => {
      onAuthError(problem);
      setError(problem);
    });

  return (
    <Page title={accountWords().allowTitle}>
      {answered ? <Nothing /> : <Retry error={reading.error} again={reading.again} />}
      {!question && !reading.error && <Loading />}
      {question && (
        <Form
          submit={accountWords().allow}
          onSubmit={() => say(question, true)}
          more={
            <button type="button" className="quiet" onClick={() => void no(question)}>
              {accountWords().allowNot}
            </button>
          }
        >
          {() => (
            <>
              <p>{accountWords().allowAsks(question.name, viewer.handle)}</p>
              <p>{accountWords().allowCan}</p>
              <p>{accountWords().allowCannot}</p>
              <p className="rule">
                {accountWords().allowThen(placeOf(question.redirect_uri))}
              </p>
            </>
          )}
        </Form>
      )}
      <Alert error={error} />
    </Page>
  );
}

/** The host that an address leads to; what has none is an app on the person's own machine. */
function placeOf(address: string): string {
  const url = new URL(address);
  return url.host || url.protocol.slice(0, -1);
}
