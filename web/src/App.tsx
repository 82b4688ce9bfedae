import { useCallback, useEffect, useState } from "react";
import { Compose } from "./activities/Compose";
import { CrudPage } from "./activities/CrudPage";
import type { Crud } from "./activities/cruds";
import { HomePage } from "./activities/HomePage";
import { useFeed } from "./activities/useFeed";
import { ConfirmPage } from "./identity/ConfirmPage";
import { JoinBox } from "./identity/JoinBox";
import { SignInPage } from "./identity/SignInPage";
import { SignUpPage } from "./identity/SignUpPage";
import { UserBox } from "./identity/UserBox";
import { ApiError, getSession, type Viewer } from "./web/api";
import { HomeIcon, Logo } from "./web/icons";
import { NotFound, Page } from "./web/Page";
import { Link, navigate, usePath } from "./web/router";
import { words } from "./words";

/** undefined: not known yet. */
type Known = Viewer | null | undefined;

export function App() {
  const path = usePath();
  const feed = useFeed();
  const [viewer, setViewer] = useState<Known>();
  const [composing, setComposing] = useState(false);
  const { load, add } = feed;

  const refreshViewer = useCallback(async () => {
    // A server that cannot say who we are: the page itself will tell what is wrong.
    const known = await getSession().catch(() => null);
    setViewer(known);
  }, []);

  useEffect(() => {
    // eslint-disable-next-line react-hooks/set-state-in-effect -- only set after the answer
    void refreshViewer();
    // A page brought back whole from the browser's cache shows cruds as they were back then.
    const returned = (event: PageTransitionEvent) => {
      if (event.persisted) void refreshViewer().then(load);
    };
    window.addEventListener("pageshow", returned);
    return () => window.removeEventListener("pageshow", returned);
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
    setComposing(false);
    navigate("/");
  };

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
    if (path === "/") return <HomePage feed={feed} viewer={viewer} />;
    if (uuid)
      return <CrudPage key={uuid} uuid={uuid} viewer={viewer} onGone={feed.remove} />;
    if (path === "/sign-up") return <SignUpPage />;
    if (path === "/confirm") return <ConfirmPage onSignedIn={setViewer} />;
    if (path === "/sign-in") return <SignInPage onSignedIn={setViewer} />;
    return <NotFound />;
  };

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
        {viewer && <UserBox viewer={viewer} onSignedOut={signedOut} />}
      </nav>
      {page()}
      {viewer === null ? (
        <aside aria-label={words.joinTitle}>
          <JoinBox />
        </aside>
      ) : (
        <div className="filler" />
      )}
      <Compose
        open={composing}
        onClose={() => setComposing(false)}
        onPosted={posted}
        onError={failed}
      />
    </div>
  );
}
