import { Suspense, useEffect } from "react";
import { avatarIdOf, profileOf } from "../api/cruds";
import { serverNow } from "../api/api";
import { useViewer } from "../api/session";
import { UserMenu } from "../features/identity/UserMenu";
import { words } from "../i18n/i18n";
import { number } from "../i18n/format";
import { useUnread } from "../store/notifications";
import { Avatar } from "../ui/Avatar";
import {
  BellIcon,
  DotsIcon,
  HomeIcon,
  InfoIcon,
  Logo,
  PenIcon,
  PersonIcon,
  SignInIcon,
} from "../ui/icons";
import { setBadge } from "../ui/Page";
import { later } from "../ui/later";
import { Menu } from "../ui/Menu";
import { Link } from "../ui/router";

const MenuEntries = later(() =>
  import("./MenuEntries").then(({ MenuEntries }) => MenuEntries),
);

const entries = (close: () => void) => (
  <Suspense fallback={null}>
    <MenuEntries close={close} />
  </Suspense>
);

type Props = { path: string; onCrud: () => void; onSignedOut: () => Promise<void> };

export function Nav({ path, onCrud, onSignedOut }: Props) {
  const viewer = useViewer();
  const own = viewer && profileOf(viewer.handle);
  const unread = useUnread();
  // As many as the server counts.
  const shown = unread > 99 ? `${number(99)}+` : number(unread);
  useEffect(() => setBadge(unread > 0 ? `(${shown}) ` : ""), [unread, shown]);
  const current = (href: string) => (path === href ? "page" : undefined);

  return (
    <nav aria-label={words.mainNav}>
      <Link href="/" className="brand" aria-label={serverNow().name}>
        <Logo />
        <span>{serverNow().name}</span>
      </Link>
      <Link href="/" className="nav-link" aria-current={current("/")}>
        <HomeIcon />
        <span>{words.home}</span>
      </Link>
      {own && (
        <Link href={own} className="nav-link" aria-current={current(own)}>
          <PersonIcon />
          <span>{words.profile}</span>
        </Link>
      )}
      {!viewer && (
        <Menu
          className="nav-link"
          label={words.more}
          face={
            <>
              <DotsIcon />
              <span>{words.more}</span>
            </>
          }
        >
          {entries}
        </Menu>
      )}
      <button
        type="button"
        className="primary crud-button"
        disabled={viewer === undefined}
        onClick={onCrud}
      >
        <PenIcon />
        <span>{words.newCrud}</span>
      </button>
      {/* Below the button, which would move when it is known who is signed in. */}
      {own && (
        <Link
          href="/notifications"
          className="nav-link nav-bell"
          aria-current={current("/notifications")}
        >
          <BellIcon />
          <span>{words.notifications}</span>
          {unread > 0 && (
            <b className="badge">
              {shown}
              <span className="visually-hidden"> {words.unread}</span>
            </b>
          )}
        </Link>
      )}
      {viewer === null && (
        <>
          <Link
            href="/sign-in"
            className="nav-link nav-sign-in"
            aria-current={current("/sign-in")}
          >
            <SignInIcon />
            <span>{words.signIn}</span>
          </Link>
          <Link
            href="/about"
            className="nav-link nav-about"
            aria-current={current("/about")}
          >
            <InfoIcon />
            <span>{words.about}</span>
          </Link>
        </>
      )}
      {viewer && (
        <div className="user">
          <Avatar name={viewer.display_name} id={avatarIdOf(viewer)} size="small" />
          <div className="who user-who">
            <span className="who-name" dir="auto">
              {viewer.display_name}
            </span>
            <span className="who-handle">@{viewer.handle}</span>
          </div>
          <UserMenu onSignedOut={onSignedOut}>{entries}</UserMenu>
        </div>
      )}
    </nav>
  );
}
