import type { ReactNode } from "react";
import { signsInHere, takesSignUps } from "../api/api";
import { words } from "../i18n/i18n";
import { Link } from "./router";

type Props = {
  /** What signing in is for. */
  children: ReactNode;
  /** Where that is. */
  signIn?: string;
  /** Whether there is a way to sign up: by default where the server takes sign-ups. */
  signsUp?: boolean;
  /** Called on the way there, to come back from there. */
  onLeave?: () => void;
};

/** What a page for members shows to who is not signed in. */
export function SignInFirst({
  children,
  signIn = "/sign-in",
  signsUp = signsInHere() && takesSignUps(),
  onLeave,
}: Props) {
  return (
    <div className="notice">
      <p>{children}</p>
      <p className="row">
        {signsUp && (
          <Link href="/sign-up" className="primary" onClick={onLeave}>
            {words.signUp}
          </Link>
        )}
        <Link href={signIn} className="quiet" onClick={onLeave}>
          {words.signIn}
        </Link>
      </p>
    </div>
  );
}
