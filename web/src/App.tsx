import { useCallback, useEffect, useState } from "react";
import { Compose } from "./activities/Compose";
import { CrudPage } from "./activities/CrudPage";
import type { Crud } from "./activities/cruds";
import { HomePage } from "./activities/HomePage";
import { useFeed } from "./activities/useFeed";
import { ConfirmPage } from "./identity/ConfirmPage";
import { ForgotPage } from "./identity/ForgotPage";
import { JoinBox } from "./identity/JoinBox";
import { SignInPage } from "./identity/SignInPage";
import { SignUpPage } from "./identity/SignUpPage";
import { UserBox } from "./identity/UserBox";
import { ApiError, getSession, type Viewer } from "./web/api";
import { HomeIcon, Logo } from "./web/icons";
import { focusHeading, NotFound, Page } from "./web/Page";
import { Link, navigate, usePath } from "./web/router";
import { words } from "./words";

/** undefined: not known yet. */
type Known = Viewer | null | undefined;

export function App() {
  const path = usePath();
  const feed = useFeed();
  const [viewer, setViewer] = useState<Known>();
  const [composing, setComposing] = useState(false);
  // Whose draft the compose form holds: kept over a lost session, not over a sign-out.
  const [author, setAuthor] = useState("");
  const { load, add } = feed;

  const know = useCallback((known: Viewer | null) => {
    setViewer(known);
    if (known) setAuthor(known.uuid);
  }, []);

  const refreshViewer = useCallback(async () => {
    try {
      know(await getSession());
    } catch {
      // Not reached is not signed out; the page itself will tell what is wrong.
      setViewer((old) => old ?? null);
    }
  }, [know]);

  useEffect(() => {
    // eslint-disable-next-line react-hooks/set-state-in-effect -- only set after the answer
    void refreshViewer();
    // A page brought back whole from the browser's cache shows cruds as they were back then.
    const returned = (event: PageTransitionEvent) => {
      if (event.persisted) void refreshViewer().then(load);
    };
    // While nobody looked, the clock may have been set or the session ended in another tab.
    const seen = () => {
      if (document.visibilityState === "visible") void refreshViewer();
    };
    window.addEventListener("pageshow", returned);
    document.addEventListener("visibilitychange", seen);
    return () => {
      window.removeEventListener("pageshow", returned);
      document.removeEventListener("visibilitychange", seen);
    };
  }, [refreshViewer, load]);

  const posted = (crud: Crud) => {
    setComposing(false);
    add(crud);
    if (path !== "/") navigate("/");
  };

  const failed = (error: unknown) => {
    // The text stays in the dialog; only what we believed about the session was wrong.
    if (error instanceof ApiError && error.codes.includes("not_signed_in"))
      void refreshViewer();
  };

  const signedOut = () => {
    setViewer(null);
    setAuthor("");
    setComposing(false);
    navigate("/");
    // The pressed button is gone; on the home page itself no new heading takes the focus.
    focusHeading();
  };

  const retry = () => void refreshViewer().then(feed.retry);

  const uuid = /^\/activities\/([0-9a-f-]{36})$/i.exec(path)?.[1];
  const page = () => {
    // Cards need the server's clock, which comes with the session.
    if (viewer === undefined)
      return (
        <Page title={words.brand}>
          <p className="notice" role="status">
            {words.loading}
          </p>
        </Page>
      );
    if (path === "/") return <HomePage feed={feed} viewer={viewer} onRetry={retry} />;
    if (uuid)
      return <CrudPage key={uuid} uuid={uuid} viewer={viewer} onGone={feed.remove} />;
    if (path === "/sign-up") return <SignUpPage />;
    if (path === "/confirm") return <ConfirmPage onSignedIn={know} />;
    if (path === "/sign-in") return <SignInPage onSignedIn={know} />;
    if (path === "/forgot") return <ForgotPage onSignedIn={know} />;
    return <NotFound />;
  };

  // Beside a form that signs up or in, the invitation to do so would only be in the way.
  const joining = ["/sign-up", "/confirm", "/sign-in", "/forgot"].includes(path);

  return (
    <div className="columns">
      <a className="skip" href="#main">
        {words.skip}
      </a>
      <nav aria-label={words.mainNav}>
        <Link href="/" className="brand" aria-label={words.brand}>
          <Logo />
        </Link>
        <Link
          href="/"
          className="nav-link"
          aria-current={path === "/" ? "page" : undefined}
        >
          <HomeIcon />
          <span>{words.home}</span>
        </Link>
        <button
          type="button"
          className="primary crud-button"
          disabled={viewer === undefined}
          onClick={() => (viewer ? setComposing(true) : navigate("/sign-in"))}
        >
          {words.crud}
        </button>
        {viewer === null && path !== "/sign-in" && (
          <Link href="/sign-in" className="nav-sign-in">
            {words.signInLink}
          </Link>
        )}
        {viewer && <UserBox viewer={viewer} onSignedOut={signedOut} />}
      </nav>
      {page()}
      {viewer === null && !joining ? (
        <aside aria-label={words.joinTitle}>
          <JoinBox />
        </aside>
      ) : (
        <div className="filler" />
      )}
      <Compose
        key={author}
        open={composing}
        onClose={() => setComposing(false)}
        onPosted={posted}
        onError={failed}
      />
    </div>
  );
}
