import {
  lazy,
  Suspense,
  useEffect,
  useCallback,
  useLayoutEffect,
  useState,
  type ComponentType,
} from "react";
import type { ComposeProps } from "../features/cruds/Compose";
import type { ToastProps } from "../features/cruds/PostedToast";
import { focusInlineForm, type Composing } from "../features/cruds/inlineForm";
import type { Crud } from "../api/cruds";
import { beginDraft, forgetDrafts } from "../features/cruds/drafts";
import { askForList, prepend } from "../store/lists";
import { crudOf, upsert, refetchAll, renameAuthor, setCounts } from "../store/cruds";
import { JoinBar } from "../features/identity/JoinBar";
import { applyEvent, listsOf } from "../store/applyEvent";
import { subscribe } from "../store/sharedStream";
import { newcomerNow, sanctionsNow, signsInHere, takesVisitors } from "../api/api";
import { JustLeft } from "../features/cruds/JustLeft";
import {
  forgetIntent,
  intentNow,
  leadsToSignIn,
  rememberIntent,
  rememberPath,
} from "../store/intent";
import { forgetSeen, READINGS, readingNow } from "../store/reading";
import { Nav } from "./Nav";
import { routeOf } from "./routes";
import { Shortcuts } from "./Shortcuts";
import { forgetPush } from "../lib/forgetPush";
import { useMedia } from "../lib/useMedia";
import { hideWhileAway } from "../lib/pageLifecycle";
import { onWaking } from "../lib/clock";
import { Boundary, unreachable } from "../ui/Boundary";
import { later } from "../ui/later";
import { focusHeading, Loading, Page } from "../ui/Page";
import { openOverlay, navigate, plainPath, redirect, usePath } from "../ui/router";
import {
  firstViewer,
  refreshViewer,
  setViewer,
  useUnknownFor,
  useViewer,
  viewerNow,
} from "../api/session";
import { Unknown } from "../ui/Unknown";
import { words } from "../i18n/i18n";

// Loaded once somebody is signed in, before they want it.
const Standing = lazy<ComponentType>(() =>
  import("../features/moderation/Standing").catch(() => ({ default: () => null })),
);
const Compose = lazy<ComponentType<ComposeProps>>(() =>
  import("../features/cruds/Compose").catch(() => ({ default: NoCompose })),
);

// In the file of the form: without it nothing is posted.
const PostedToast = lazy<ComponentType<ToastProps>>(() =>
  import("../features/cruds/Compose").then(
    ({ PostedToast }) => ({ default: PostedToast }),
    () => ({ default: () => null }),
  ),
);
const DoorPage = lazy(() => import("../features/identity/DoorPage").catch(unreachable));
const Aside = later(() => import("./Aside").then(({ Aside }) => Aside));

/** As in narrow.css: where there is a right column. */
const WIDE = "(min-width: 1000px)";

/** Where the form did not come, as after a newer release: that one's page has its own. */
function NoCompose({ composing }: ComposeProps) {
  useEffect(() => {
    if (composing) location.reload();
  }, [composing]);
  return null;
}

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
  const wide = useMedia(WIDE);
  const [composing, setComposing] = useState<Composing>(null);
  const [lastPosted, setLastPosted] = useState<Crud | null>(null);
  const { route, params, key } = routeOf(path);
  // Whether this page is for members alone, and no member is here.
  const closed = viewer === null && Boolean(route.reads) && !takesVisitors();
  // The author of the draft in the form. A lost session keeps it, a sign-out does not.
  const [author, setAuthor] = useState("");
  if (viewer && viewer.uuid !== author) setAuthor(viewer.uuid);

  useEffect(() => {
    void firstViewer();
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

  // Before anything is read, so that nothing happens in between: what is drawn reads its list in an effect that runs ahead of
  // this part's own, but not of its layout effects.
  useLayoutEffect(() => {
    const stop = subscribe(applyEvent);
    if (plainPath(location.pathname) === "/") askForList(READINGS[readingNow()]);
    return stop;
  }, []);

  useEffect(() => {
    if (viewer) renameAuthor(viewer.handle, viewer.display_name);
  }, [viewer]);

  // Only where this browser shows notices.
  const isIn = Boolean(viewer);
  useEffect(() => {
    if (isIn && globalThis.Notification?.permission === "granted")
      import("../features/notifications/endedNotices").then(
        ({ watchNotices }) => watchNotices(),
        () => {},
      );
  }, [isIn]);

  const toastDone = useCallback(() => setLastPosted(null), []);

  const isComposing = composing !== null;
  useEffect(
    () => (isComposing ? openOverlay(() => setComposing(null)) : undefined),
    [isComposing],
  );

  // The same function each time, so that the cards are not drawn anew with the app.
  const compose = useCallback(
    (to: Crud | "new") => {
      const known = viewerNow();
      if (known === undefined) return;
      if (known === null) {
        rememberIntent(to, routeOf(path).route.form ? "/" : path);
        return navigate("/sign-up");
      }
      setLastPosted(null);
      if (to !== "new" || !focusInlineForm()) setComposing(to);
    },
    [path],
  );

  // Who had to sign up or in first goes on with what they wanted; a reply, once its crud is there.
  useEffect(() => {
    // Nobody pressed anything here: another app has shared it.
    if (viewer === null && leadsToSignIn(path)) return navigate("/sign-in");
    const intent = intentNow();
    if (closed && path !== "/") {
      if (intent?.path !== path) rememberPath();
      return redirect("/sign-in");
    }
    if (!intent || !viewer) return;
    if (path !== intent.path) {
      // The issuer leads back to the home page.
      if (path === "/" && !signsInHere()) navigate(intent.path);
    } else if (!intent.reply) {
      forgetIntent();
      if (intent.text) beginDraft(viewer.uuid, intent.text);
      // eslint-disable-next-line react-hooks/set-state-in-effect -- once, after signing in
      if (intent.writes && !focusInlineForm()) setComposing("new");
    }
  }, [viewer, path, closed]);

  const posted = (crud: Crud) => {
    const answer = crud.reply_to_activity_uuid;
    setLastPosted(crud);
    for (const address of listsOf(crud)) prepend(address, crud);
    if (!answer) return;
    // The stream may have told of it already, and of the count.
    if (!crudOf(crud.uuid))
      setCounts(answer, { replies_count: (crudOf(answer)?.replies_count ?? 0) + 1 });
    upsert([crud]);
  };

  /** Resolves once this browser shows nothing more of whoever was here. */
  const signedOut = () => {
    setViewer(null);
    setAuthor("");
    setComposing(null);
    forgetDrafts();
    forgetIntent();
    forgetSeen();
    setLastPosted(null);
    navigate("/");
    // The pressed button is gone; on the home page itself no new heading takes the focus.
    focusHeading();
    return forgetPush();
  };

  // Cards need the server's clock, which comes with the session.
  const waits = viewer === undefined && !(unknownFor && route.prose);
  const page = () => {
    if (closed) return path === "/" ? <DoorPage /> : waiting();
    if (!waits)
      return route.draw(params, {
        viewer,
        author,
        onCompose: compose,
        onPosted: posted,
        onSignedOut: signedOut,
      });
    return unknownFor ? <Unknown error={unknownFor} /> : waiting();
  };

  // Beside a form that signs up or in, the invitation to do so would only be in the way.
  const invites = viewer === null && !route.form && !closed;
  return (
    <div className="columns">
      <a className="skip" href="#main">
        {words.skip}
      </a>
      <Nav path={path} onCrud={() => compose("new")} onSignedOut={signedOut} />
      {viewer === null && !closed && <JoinBar invites={invites} />}
      {viewer && (sanctionsNow().length > 0 || newcomerNow().waitsUntil > 0) && (
        <Suspense fallback={null}>
          <Standing />
        </Suspense>
      )}
      <Boundary key={key}>
        <Suspense fallback={waiting()}>{page()}</Suspense>
      </Boundary>
      {wide && (
        <aside aria-label={words.asideLabel}>
          <Suspense fallback={null}>
            <Aside invites={invites} reads={Boolean(viewer) || takesVisitors()} />
          </Suspense>
        </aside>
      )}
      {author && (
        <Suspense fallback={null}>
          <Compose
            key={author}
            author={author}
            composing={composing}
            onClose={() => setComposing(null)}
            onPosted={(crud) => {
              // The form on the page closes no other, which may have been opened meanwhile.
              setComposing(null);
              posted(crud);
            }}
          />
        </Suspense>
      )}
      <div className="toasts">
        <JustLeft />
        {author && (
          <Suspense fallback={null}>
            <PostedToast author={author} posted={lastPosted} onDone={toastDone} />
          </Suspense>
        )}
      </div>
      <Shortcuts onCompose={compose} />
    </div>
  );
}
