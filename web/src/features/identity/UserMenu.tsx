import { useState, type ReactNode } from "react";
import { moderates, signsInHere } from "../../api/api";
import { words } from "../../i18n/i18n";
import { Alert } from "../../ui/Alert";
import { DotsIcon } from "../../ui/icons";
import { Menu } from "../../ui/Menu";
import { Link } from "../../ui/router";
import { signOut } from "./identity";

type Props = {
  onSignedOut: () => Promise<void>;
  /** What the menu has for everybody. */
  children: (close: () => void) => ReactNode;
};

/** The one menu of whoever is signed in. */
export function UserMenu({ onSignedOut, children }: Props) {
  const [error, setError] = useState<unknown>(null);

  const face = (
    <>
      <DotsIcon />
      <span>{words.menu}</span>
    </>
  );

  const leave = async () => {
    setError(null);
    try {
      await signOut();
      await onSignedOut();
      // The issuer has a session of its own, and leads back here.
      if (!signsInHere()) location.assign("/api/identity/issuer/sign-out");
    } catch (problem) {
      setError(problem);
    }
  };

  return (
    <Menu className="dots" label={words.accountMenu} face={face}>
      {(close) => (
        <>
          <Link href="/account" onClick={close}>
            {words.account}
          </Link>
          <Link href="/kept" onClick={close}>
            {words.kept}
          </Link>
          {moderates() && (
            <Link href="/moderation" onClick={close}>
              {words.moderation}
            </Link>
          )}
          {children(close)}
          <button type="button" onClick={() => void leave()}>
            {words.signOut}
          </button>
          <Alert error={error} />
        </>
      )}
    </Menu>
  );
}
