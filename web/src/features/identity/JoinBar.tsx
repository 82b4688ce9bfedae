import { serverNow, takesSignUps } from "../../api/api";
import { words } from "../../i18n/i18n";
import { rememberJoining } from "../../store/intent";
import { Logo } from "../../ui/icons";
import { Link } from "../../ui/router";

/**
 * Where there is no room for the box: what this is in one line, and the way in, but beside a form
 * that signs up or in.
 */
export function JoinBar({ invites }: { invites: boolean }) {
  const { name, line } = serverNow();
  return (
    <section className="join-bar" aria-label={invites ? words.joinTitle : name}>
      <Logo />
      <p>
        <strong>{name}</strong> <span>{line ?? words.promise}</span>
      </p>
      {invites && <WayIn />}
    </section>
  );
}

function WayIn() {
  if (!takesSignUps())
    return (
      <Link href="/sign-in" className="primary">
        {words.signIn}
      </Link>
    );
  return (
    <Link href="/sign-up" className="primary" onClick={() => void rememberJoining()}>
      {words.join}
    </Link>
  );
}
