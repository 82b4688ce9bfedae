import { useState } from "react";
import { Alert } from "../web/Alert";
import { signsInHere, type Viewer } from "../web/api";
import { Avatar } from "../web/Avatar";
import { DotsIcon } from "../web/icons";
import { Menu } from "../web/Menu";
import { Link } from "../web/router";
import { words } from "../words/words";
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
