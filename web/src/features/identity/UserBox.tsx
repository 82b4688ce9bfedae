import { useState } from "react";
import { Alert } from "../../ui/Alert";
import { signsInHere, type Viewer } from "../../api/api";
import { Avatar } from "../../ui/Avatar";
import { DotsIcon } from "../../ui/icons";
import { Menu } from "../../ui/Menu";
import { Link } from "../../ui/router";
import { words } from "../../i18n/i18n";
import { signOut } from "./identity";

type Props = { viewer: Viewer; onSignedOut: () => void };

export function UserBox({ viewer, onSignedOut }: Props) {
  const [error, setError] = useState<unknown>(null);

  const leave = async () => {
    setError(null);
    try {
      await signOut();
      onSignedOut();
      // The issuer has a session of its own, and leads back here.
      if (!signsInHere()) location.assign("/api/identity/issuer/sign-out");
    } catch (problem) {
      setError(problem);
    }
  };

  return (
    <div className="user">
      <Avatar name={viewer.display_name} size="small" />
      <div className="who user-who">
        <span className="who-name" dir="auto">
          {viewer.display_name}
        </span>
        <span className="who-handle">@{viewer.handle}</span>
      </div>
      <Menu className="dots" label={words.accountMenu} face={<DotsIcon />}>
        {(close) => (
          <>
            <Link href="/account" onClick={close}>
              {words.account}
            </Link>
            <button type="button" onClick={() => void leave()}>
              {words.signOut}
            </button>
            <Alert error={error} />
          </>
        )}
      </Menu>
    </div>
  );
}
