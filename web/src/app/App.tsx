import { Suspense, useEffect, useState } from "react";
import { Compose, type Composing } from "../features/cruds/Compose";
import type { Crud } from "../api/cruds";
import { forgetDrafts } from "../features/cruds/drafts";
import { forgetLists, prepend } from "../store/lists";
import {
  crudOf,
  upsert,
  refetchAll,
  renameAuthor,
  setRepliesCount,
} from "../store/cruds";
import { JoinBox } from "../features/identity/JoinBox";
import { applyEvent, listsOf } from "../store/applyEvent";
import { subscribe } from "../store/sharedStream";
import { Nav } from "./Nav";
import { routeOf } from "./routes";
import { Shortcuts } from "./Shortcuts";
import { hideWhileAway } from "../lib/pageLifecycle";
import { onWaking } from "../lib/clock";
import { Boundary } from "../ui/Boundary";
import { focusHeading, Loading, Page } from "../ui/Page";
import { openOverlay, navigate, usePath } from "../ui/router";
import {
  onAuthError,
  refreshViewer,
  setViewer,
  useUnknownFor,
  useViewer,
  viewerNow,
} from "../api/session";
import { Unknown } from "../ui/Unknown";
import { exact } from "../i18n/format";
import { words } from "../i18n/i18n";

/** How long it is said that something was done, in milliseconds. */
const SAID_FOR = 10_000;

/** A function, for the language of the moment. */
const waiting = () => (
  <Page title={words.brand}>
    <Loading />
  </Page>
);

export function App() {
  const path = usePath();
  const viewer = useViewer();
  const unknownFor = useUnknownFor();
  const [composing, setComposing] = useState<Composing>(null);
  const [said, setSaid] = useState("");
  // Whose draft the form holds: kept over a lost session, not over a sign-out.
  const [author, setAuthor] = useState("");
  if (viewer && viewer.uuid !== author) setAuthor(viewer.uuid);

  useEffect(() => {
    void refreshViewer();
    const again = () => refreshViewer().then(refetchAll);
    // While nobody looked, the clock may have been set or the session ended in another tab.
    const seen = () => {
      if (document.visibilityState === "visible") void refreshViewer();
    };
    const reached = () => void again();
    window.addEventListener("online", reached);
    document.addEventListener("visibilitychange", seen);
    const asleep = onWaking(reached);
    const veil = hideWhileAway(again);
    return () => {
      window.removeEventListener("online", reached);
      document.removeEventListener("visibilitychange", seen);
      asleep();
      veil();
    };
  }, []);

  // Before anything is read, so that nothing happens in between.
  useEffect(() => subscribe(applyEvent), []);

  useEffect(() => {
    if (viewer) renameAuthor(viewer.handle, viewer.display_name);
  }, [viewer]);

  const isComposing = composing !== null;
  useEffect(
    () => (isComposing ? openOverlay(() => setComposing(null)) : undefined),
    [isComposing],
  );

  useEffect(() => {
    const timer = setTimeout(() => setSaid(""), SAID_FOR);
    return () => clearTimeout(timer);
  }, [said]);

  const compose = (to: Crud | "new") => {
    const known = viewerNow();
    if (known === null) return navigate("/sign-in");
    if (!known) return;
    setSaid("");
    setComposing(to);
  };

  const posted = (crud: Crud) => {
    const answer = crud.reply_to_activity_uuid;
    setComposing(null);
    setSaid(words.posted(exact(Date.parse(crud.expires_at))));
    for (const address of listsOf(crud)) prepend(address, crud);
    if (!answer) return;
    // The stream may have told of it already, and of the count.
    if (!crudOf(crud.uuid))
      setRepliesCount(answer, (crudOf(answer)?.replies_count ?? 0) + 1);
    upsert([crud]);
  };

  const signedOut = () => {
    setViewer(null);
    setAuthor("");
    setComposing(null);
    forgetLists();
    forgetDrafts();
    navigate("/");
    // The pressed button is gone; on the home page itself no new heading takes the focus.
    focusHeading();
  };

  const { route, params, key } = routeOf(path);
  // Cards need the server's clock, which comes with the session.
  const waits = viewer === undefined && !(unknownFor && route.prose);
  const page = () => {
    if (!waits)
      return route.draw(params, { viewer, onCompose: compose, onSignedOut: signedOut });
    return unknownFor ? <Unknown error={unknownFor} /> : waiting();
  };

  return (
    <div className="columns">
      <a className="skip" href="#main">
        {words.skip}
      </a>
      <Nav path={path} onCrud={() => compose("new")} onSignedOut={signedOut} />
      <Boundary key={key}>
        <Suspense fallback={waiting()}>{page()}</Suspense>
      </Boundary>
      {/* Beside a form that signs up or in, the invitation to do so would only be in the way. */}
      {viewer === null && !route.form ? (
        <aside aria-label={words.joinTitle}>
          <JoinBox />
        </aside>
      ) : (
        <div className="filler" />
      )}
      <Compose
        key={author}
        author={author}
        composing={composing}
        onClose={() => setComposing(null)}
        onPosted={posted}
        onError={onAuthError}
      />
      <p role="status" className="toast">
        {said}
      </p>
      <Shortcuts onCompose={compose} />
    </div>
  );
}
