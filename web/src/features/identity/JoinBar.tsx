import { serverNow, takesSignUps } from "../../api/api";
import { words } from "../../i18n/i18n";
import { rememberJoining } from "../../store/intent";
import { Logo } from "../../ui/icons";
import { Link } from "../../ui/router";

/** Where there is no room for the box: what this is in one line, and the way in. */
export function JoinBar() {
  const { name, line } = serverNow();
  return (
    <section className="join-bar" aria-label={words.joinTitle}>
      <Logo />
      <p>
        <strong>{name}</strong> <span>{line ?? words.promise}</span>
      </p>
      {takesSignUps() ? (
        <Link href="/sign-up" className="primary" onClick={() => void rememberJoining()}>
          {words.join}
        </Link>
      ) : (
        <Link href="/sign-in" className="primary">
          {words.signIn}
        </Link>
      )}
    </section>
  );
}
