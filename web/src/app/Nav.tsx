import { avatarIdOf, profileOf } from "../api/cruds";
import { useViewer } from "../api/session";
import { UserMenu } from "../features/identity/UserMenu";
import { words } from "../i18n/i18n";
import { Avatar } from "../ui/Avatar";
import { DotsIcon, HomeIcon, Logo, PenIcon, PersonIcon, SignInIcon } from "../ui/icons";
import { Menu } from "../ui/Menu";
import { Link } from "../ui/router";
import { MenuEntries } from "./MenuEntries";

type Props = { path: string; onCrud: () => void; onSignedOut: () => void };

export function Nav({ path, onCrud, onSignedOut }: Props) {
  const viewer = useViewer();
  const own = viewer && profileOf(viewer.handle);
  const current = (href: string) => (path === href ? "page" : undefined);

  return (
    <nav aria-label={words.mainNav}>
      <Link href="/" className="brand" aria-label={words.brand}>
        <Logo />
        <span>{words.brand}</span>
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
          {(close) => <MenuEntries close={close} />}
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
      {viewer === null && (
        <Link
          href="/sign-in"
          className="nav-link nav-sign-in"
          aria-current={current("/sign-in")}
        >
          <SignInIcon />
          <span>{words.signIn}</span>
        </Link>
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
          <UserMenu onSignedOut={onSignedOut}>
            {(close) => <MenuEntries close={close} />}
          </UserMenu>
        </div>
      )}
    </nav>
  );
}
