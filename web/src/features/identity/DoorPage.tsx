import { serverNow, takesSignUps } from "../../api/api";
import { words } from "../../i18n/i18n";
import { rememberJoining } from "../../store/intent";
import { Avatar } from "../../ui/Avatar";
import { Page } from "../../ui/Page";
import { Link } from "../../ui/router";

/** The front page of a server that shows cruds to members alone, for whoever is not signed in. */
export default function DoorPage() {
  const { name, line } = serverNow();
  return (
    <Page title={words.membersOnly}>
      <div className="intro">
        <Avatar name={name} id={name} size="small" />
        <p>
          <strong>{name}</strong> {line ?? words.promise}
        </p>
      </div>
      <div className="notice">
        <p>{words.membersOnlyHint}</p>
        <p className="row">
          <Link href="/sign-in" className="primary">
            {words.signIn}
          </Link>
          {takesSignUps() && (
            <Link
              href="/sign-up"
              className="quiet"
              onClick={() => void rememberJoining()}
            >
              {words.signUp}
            </Link>
          )}
        </p>
      </div>
    </Page>
  );
}
