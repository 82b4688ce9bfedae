import { useCallback, useState } from "react";
import { Form } from "../identity/Form";
import { Alert } from "../web/Alert";
import { ApiError } from "../web/api";
import { Loading, Nothing, Page } from "../web/Page";
import { useRead } from "../web/read";
import { Retry } from "../web/Retry";
import { Link } from "../web/router";
import { heed, useViewer } from "../web/session";
import { words } from "../words/words";
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
      <Page title={words.allowTitle}>
        <p className="notice">
          <Link href={signInAndReturn()}>{words.signInFirst}</Link>
        </p>
      </Page>
    );

  const say = async (asked: Question, yes: boolean) =>
    location.assign(await answer(asked, state, yes));

  const no = (asked: Question) =>
    say(asked, false).catch((problem) => {
      heed(problem);
      setError(problem);
    });

  return (
    <Page title={words.allowTitle}>
      {answered ? <Nothing /> : <Retry error={reading.error} again={reading.again} />}
      {!question && !reading.error && <Loading />}
      {question && (
        <Form
          submit={words.allow}
          onSubmit={() => say(question, true)}
          more={
            <button type="button" className="quiet" onClick={() => void no(question)}>
              {words.allowNot}
            </button>
          }
        >
          {() => (
            <>
              <p>{words.allowAsks(question.name, viewer.handle)}</p>
              <p>{words.allowCan}</p>
              <p>{words.allowCannot}</p>
              <p className="rule">{words.allowThen(placeOf(question.redirect_uri))}</p>
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
