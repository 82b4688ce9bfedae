import { lazy, type ReactNode } from "react";
import { signsInHere, type Viewer } from "../api/api";
import type { Crud } from "../api/cruds";
import { signedIn } from "../api/session";
import { HomePage } from "../features/home/HomePage";
import { Onward } from "../features/identity/Onward";
import { unreachable } from "../ui/Boundary";
import { NotFound } from "../ui/Page";
import { loadRefusals } from "../i18n/i18n";

/** A part that says why somebody is refused before it has asked, in words that only we have. */
async function withRefusals<Part>(part: Promise<Part>): Promise<Part> {
  if (!(await loadRefusals())) throw new Error("There are no words for refusals.");
  return part;
}

// What the home page does not need is loaded when it is wanted (early.js asks for a first page's at once); without a network, or
// after a newer release, it may not come.
const CrudPage = lazy(() => import("../features/cruds/CrudPage").catch(unreachable));
const ProfilePage = lazy(() =>
  import("../features/users/ProfilePage").catch(unreachable),
);
const PeoplePage = lazy(() => import("../features/people/PeoplePage").catch(unreachable));
const KeptPage = lazy(() => import("../features/kept/KeptPage").catch(unreachable));
const NotificationsPage = lazy(() =>
  import("../features/notifications/NotificationsPage").catch(unreachable),
);
const SignUpPage = lazy(() =>
  withRefusals(import("../features/identity/SignUpPage")).catch(unreachable),
);
const ConfirmPage = lazy(() =>
  import("../features/identity/ConfirmPage").catch(unreachable),
);
const SignInPage = lazy(() =>
  import("../features/identity/SignInPage").catch(unreachable),
);
const SignInCodePage = lazy(() =>
  import("../features/identity/SignInCodePage").catch(unreachable),
);
const BecomeAdminPage = lazy(() =>
  import("../features/identity/BecomeAdminPage").catch(unreachable),
);
const ForgotPage = lazy(() =>
  import("../features/identity/ForgotPage").catch(unreachable),
);
const IssuerPage = lazy(() =>
  withRefusals(import("../features/identity/IssuerPage")).catch(unreachable),
);
const ChooseHandlePage = lazy(() =>
  import("../features/identity/ChooseHandlePage").catch(unreachable),
);
const AccountPage = lazy(() =>
  import("../features/account/AccountPage").catch(unreachable),
);
const AllowPage = lazy(() => import("../features/clients/AllowPage").catch(unreachable));
const ReportPage = lazy(() =>
  import("../features/moderation/ReportPage").catch(unreachable),
);
const ModerationPage = lazy(() =>
  import("../features/moderation/ModerationPage").catch(unreachable),
);
const AboutPage = lazy(() => import("../features/about/AboutPage").catch(unreachable));
const PromisePage = lazy(() =>
  import("../features/promise/PromisePage").catch(unreachable),
);
const PrivacyPage = lazy(() =>
  import("../features/about/PrivacyPage").catch(unreachable),
);

/** What a page gets from the app around it. */
export type Around = {
  viewer: Viewer | null | undefined;
  /** The author of the drafts in the forms. A lost session keeps it; it is empty while nobody has signed in. */
  author: string;
  /** Opens the form for a new crud, or for a reply to this one. */
  onCompose: (to: Crud | "new") => void;
  /** Has the pages draw what was just posted, and says so. */
  onPosted: (crud: Crud) => void;
  /** Nobody is signed in any more. */
  onSignedOut: () => void;
};

type Params = { handle: string; uuid: string };

type Route = {
  /** An address; ":handle" and ":uuid" stand for any of those. */
  path: string;
  /** A form beside which the invitation to join would be in the way. */
  form?: boolean;
  /** Whether cruds or people are on it, which some servers show to members alone. */
  reads?: boolean;
  /** A text that is shown even while it is not known who is signed in. */
  prose?: boolean;
  draw: (params: Params, around: Around) => ReactNode;
};

/** The page goes on at once; what else is known of whoever has signed in comes after. */
const onSignedIn = (viewer: Viewer) => void signedIn(viewer);

const here = (page: ReactNode) => (signsInHere() ? page : <NotFound />);

const crudPage: Route["draw"] = ({ uuid }, { onCompose }) => (
  <CrudPage key={uuid} uuid={uuid} onCompose={onCompose} />
);

/**
 * Every page by its address. The server answers the same addresses with the app: the build hands them on (compress.js), so each
 * stands as a text after `path:`.
 */
const ROUTES: Route[] = [
  {
    path: "/",
    reads: true,
    draw: (_, { author, onCompose, onPosted }) => (
      <HomePage author={author} onCompose={onCompose} onPosted={onPosted} />
    ),
  },
  { path: "/@:handle/status/:uuid", reads: true, draw: crudPage },
  { path: "/activities/:uuid", reads: true, draw: crudPage },
  {
    path: "/@:handle",
    reads: true,
    draw: ({ handle }, { onCompose }) => (
      <ProfilePage key={handle} handle={handle} onCompose={onCompose} />
    ),
  },
  {
    path: "/sign-up",
    form: true,
    draw: (_, { viewer }) => {
      if (viewer) return <Onward />;
      return signsInHere() ? <SignUpPage /> : <IssuerPage act="sign-up" />;
    },
  },
  {
    path: "/sign-in",
    form: true,
    draw: (_, { viewer }) => {
      if (viewer) return <Onward />;
      if (!signsInHere()) return <IssuerPage act="sign-in" />;
      return <SignInPage onSignedIn={onSignedIn} />;
    },
  },
  {
    path: "/sign-in/code",
    form: true,
    draw: (_, { viewer }) =>
      viewer ? <Onward /> : here(<SignInCodePage onSignedIn={onSignedIn} />),
  },
  {
    path: "/confirm",
    form: true,
    draw: () => here(<ConfirmPage onSignedIn={onSignedIn} />),
  },
  {
    path: "/forgot",
    form: true,
    draw: () => here(<ForgotPage onSignedIn={onSignedIn} />),
  },
  {
    path: "/choose-handle",
    form: true,
    draw: () => (signsInHere() ? <NotFound /> : <ChooseHandlePage />),
  },
  {
    path: "/account",
    draw: (_, { viewer, onSignedOut }) => (
      <AccountPage key={viewer?.uuid} onGone={onSignedOut} />
    ),
  },
  {
    path: "/become-admin",
    form: true,
    draw: (_, { viewer }) => <BecomeAdminPage viewer={viewer} />,
  },
  { path: "/kept", draw: (_, { onCompose }) => <KeptPage onCompose={onCompose} /> },
  {
    path: "/notifications",
    draw: (_, { onCompose }) => <NotificationsPage onCompose={onCompose} />,
  },
  { path: "/report", form: true, draw: () => <ReportPage /> },
  { path: "/moderation", draw: () => <ModerationPage /> },
  { path: "/people", reads: true, draw: () => <PeoplePage /> },
  { path: "/allow", draw: () => here(<AllowPage />) },
  { path: "/about", prose: true, draw: () => <AboutPage /> },
  { path: "/promise", prose: true, draw: () => <PromisePage /> },
  { path: "/privacy", prose: true, draw: () => <PrivacyPage /> },
];

const NOT_FOUND: Route = { path: "", draw: () => <NotFound /> };

const patterns = ROUTES.map((route) => ({
  route,
  pattern: new RegExp(
    `^${route.path
      .replace(":handle", String.raw`(?<handle>\w+)`)
      .replace(":uuid", "(?<uuid>[0-9a-f-]{36})")}$`,
  ),
}));

/** The route of an address, what stands in it, and what a page keeps its state by. */
export function routeOf(path: string): { route: Route; params: Params; key: string } {
  for (const { route, pattern } of patterns) {
    const found = pattern.exec(path);
    if (!found) continue;
    const params = { handle: "", uuid: "", ...found.groups };
    // A crud has two addresses, and stays the same page when one becomes the other.
    return { route, params, key: params.uuid || path };
  }
  return { route: NOT_FOUND, params: { handle: "", uuid: "" }, key: path };
}
