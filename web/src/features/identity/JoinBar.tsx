import { words } from "../../i18n/i18n";
import { rememberJoining } from "../../store/intent";
import { Logo } from "../../ui/icons";
import { Link } from "../../ui/router";

/** Where there is no room for the box: what this is in one line, and the way in. */
export function JoinBar() {
  return (
    <section className="join-bar" aria-label={words.joinTitle}>
      <Logo />
      <p>
        <strong>{words.brand}</strong> <span>{words.promise}</span>
      </p>
      <Link href="/sign-up" className="primary" onClick={() => void rememberJoining()}>
        {words.join}
      </Link>
    </section>
  );
}
