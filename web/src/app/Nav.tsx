import { profileOf } from "../api/cruds";
import { UserBox } from "../features/identity/UserBox";
import { openShortcuts } from "./openShortcuts";
import { HomeIcon, Logo, MoreIcon, PersonIcon } from "../ui/icons";
import { Menu } from "../ui/Menu";
import { Link } from "../ui/router";
import { useViewer } from "../api/session";
import { chooseLanguage, language, LANGUAGES, words, type Language } from "../i18n/i18n";

type Props = { path: string; onCrud: () => void; onSignedOut: () => void };

export function Nav({ path, onCrud, onSignedOut }: Props) {
  const viewer = useViewer();
  const own = viewer && profileOf(viewer.handle);
  const current = (href: string) => (path === href ? "page" : undefined);

  return (
    <nav aria-label={words.mainNav}>
      <Link href="/" className="brand" aria-label={words.brand}>
        <Logo />
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
      <Menu
        className="nav-link"
        label={words.more}
        face={
          <>
            <MoreIcon />
            <span>{words.more}</span>
          </>
        }
      >
        {(close) => (
          <>
            <Link href="/about" onClick={close}>
              {words.about}
            </Link>
            <Link href="/privacy" onClick={close}>
              {words.privacy}
            </Link>
            <button
              type="button"
              onClick={() => {
                close();
                openShortcuts();
              }}
            >
              {words.shortcuts}
            </button>
            <label>
              {words.languageLabel}
              <select
                value={language}
                onChange={(event) => void chooseLanguage(event.target.value as Language)}
              >
                {Object.entries(LANGUAGES).map(([code, name]) => (
                  <option key={code} value={code} lang={code}>
                    {name}
                  </option>
                ))}
              </select>
            </label>
          </>
        )}
      </Menu>
      <button
        type="button"
        className="primary crud-button"
        disabled={viewer === undefined}
        onClick={onCrud}
      >
        {words.crud}
      </button>
      {viewer === null && path !== "/sign-in" && (
        <Link href="/sign-in" className="nav-sign-in">
          {words.signInLink}
        </Link>
      )}
      {viewer && <UserBox viewer={viewer} onSignedOut={onSignedOut} />}
    </nav>
  );
}
