import { lazy, Suspense, useEffect, useState } from "react";
import { Compose, type Composing } from "./activities/Compose";
import { CrudPage } from "./activities/CrudPage";
import type { Crud } from "./activities/cruds";
import { forgetDrafts } from "./activities/drafts";
import { forgetLists, put } from "./activities/lists";
import { crudOf, learn, readAnew, rename, setReplies } from "./activities/store";
import { HomePage } from "./feed/HomePage";
import { JoinBox } from "./identity/JoinBox";
import { Onward } from "./identity/Onward";
import { hear, listsOf } from "./live/hear";
import { follow } from "./live/share";
import { Nav } from "./Nav";
import { Shortcuts } from "./Shortcuts";
import { ProfilePage } from "./users/ProfilePage";
import { signsInHere } from "./web/api";
import { veilWhileAway } from "./web/away";
import { onWaking } from "./web/clock";
import { Boundary, unreachable } from "./web/Boundary";
import { focusHeading, Loading, NotFound, Page } from "./web/Page";
import { coverPage, navigate, usePath } from "./web/router";
import {
  heed,
  refreshViewer,
  setViewer,
  useUnknownFor,
  useViewer,
  viewerNow,
} from "./web/session";
import { Unknown } from "./web/Unknown";
import { exact } from "./words/format";
import { words } from "./words/words";

// What a reader of cruds does not need is loaded when it is wanted; without a network, or after a
// newer release, it may not come.
const SignUpPage = lazy(() => import("./identity/SignUpPage").catch(unreachable));
const ConfirmPage = lazy(() => import("./identity/ConfirmPage").catch(unreachable));
const SignInPage = lazy(() => import("./identity/SignInPage").catch(unreachable));
const ForgotPage = lazy(() => import("./identity/ForgotPage").catch(unreachable));
const IssuerPage = lazy(() => import("./identity/IssuerPage").catch(unreachable));
const ChooseHandlePage = lazy(() =>
  import("./identity/ChooseHandlePage").catch(unreachable),
);
const AccountPage = lazy(() => import("./identity/AccountPage").catch(unreachable));
const AllowPage = lazy(() => import("./clients/AllowPage").catch(unreachable));
const AboutPage = lazy(() => import("./about/AboutPage").catch(unreachable));
const PrivacyPage = lazy(() => import("./about/PrivacyPage").catch(unreachable));

const FORMS = ["/sign-up", "/confirm", "/sign-in", "/forgot", "/choose-handle"];

/** Drawn without knowing who is signed in, should that be so for long. */
const PROSE = ["/about", "/privacy"];

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
    const again = () => refreshViewer().then(readAnew);
    // While nobody looked, the clock may have been set or the session ended in another tab.
    const seen = () => {
      if (document.visibilityState === "visible") void refreshViewer();
    };
    const reached = () => void again();
    window.addEventListener("online", reached);
    document.addEventListener("visibilitychange", seen);
    const asleep = onWaking(reached);
    const veil = veilWhileAway(again);
    return () => {
      window.removeEventListener("online", reached);
      document.removeEventListener("visibilitychange", seen);
      asleep();
      veil();
    };
  }, []);

  // Before anything is read, so that nothing happens in between.
  useEffect(() => follow(hear), []);

  useEffect(() => {
    if (viewer) rename(viewer.handle, viewer.display_name);
  }, [viewer]);

  const isComposing = composing !== null;
  useEffect(
    () => (isComposing ? coverPage(() => setComposing(null)) : undefined),
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
    for (const address of listsOf(crud)) put(address, crud);
    if (!answer) return;
    // The stream may have told of it already, and of the count.
    if (!crudOf(crud.uuid)) setReplies(answer, (crudOf(answer)?.replies_count ?? 0) + 1);
    learn([crud]);
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

  const status = /^\/(?:@\w+\/status|activities)\/([0-9a-f-]{36})$/.exec(path)?.[1];

  const page = () => {
    // Cards need the server's clock, which comes with the session.
    if (viewer === undefined && !(unknownFor && PROSE.includes(path)))
      return unknownFor ? <Unknown error={unknownFor} /> : waiting();
    if (path === "/") return <HomePage onReply={compose} />;
    if (status) return <CrudPage key={status} uuid={status} onReply={compose} />;
    const handle = /^\/@(\w+)$/.exec(path)?.[1];
    if (handle) return <ProfilePage key={handle} handle={handle} onReply={compose} />;
    if (viewer && ["/sign-in", "/sign-up"].includes(path)) return <Onward />;
    if (FORMS.includes(path) && !signsInHere()) {
      if (path === "/choose-handle") return <ChooseHandlePage />;
      if (path === "/sign-in") return <IssuerPage act="sign-in" />;
      return path === "/sign-up" ? <IssuerPage act="sign-up" /> : <NotFound />;
    }
    if (path === "/sign-up") return <SignUpPage />;
    if (path === "/confirm") return <ConfirmPage onSignedIn={setViewer} />;
    if (path === "/sign-in") return <SignInPage onSignedIn={setViewer} />;
    if (path === "/forgot") return <ForgotPage onSignedIn={setViewer} />;
    if (path === "/account") return <AccountPage key={author} onGone={signedOut} />;
    if (path === "/allow" && signsInHere()) return <AllowPage />;
    if (path === "/about") return <AboutPage />;
    if (path === "/privacy") return <PrivacyPage />;
    return <NotFound />;
  };

  return (
    <div className="columns">
      <a className="skip" href="#main">
        {words.skip}
      </a>
      <Nav path={path} onCrud={() => compose("new")} onSignedOut={signedOut} />
      <Boundary key={status ?? path}>
        <Suspense fallback={waiting()}>{page()}</Suspense>
      </Boundary>
      {/* Beside a form that signs up or in, the invitation to do so would only be in the way. */}
      {viewer === null && !FORMS.includes(path) ? (
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
        onError={heed}
      />
      <p role="status" className="toast">
        {said}
      </p>
      <Shortcuts onCompose={compose} />
    </div>
  );
}
