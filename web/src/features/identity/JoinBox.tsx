import { serverNow, takesSignUps } from "../../api/api";
import { Avatar } from "../../ui/Avatar";
import { Link } from "../../ui/router";
import { rememberJoining } from "../../store/intent";
import { words } from "../../i18n/i18n";

export function JoinBox() {
  const { name, line } = serverNow();
  return (
    <section className="join" aria-labelledby="join-title">
      <h2 id="join-title">{words.joinTitle}</h2>
      <div className="join-body">
        {line && (
          <>
            <Avatar name={name} id={name} size="small" />
            <p>
              <strong>{name}</strong> {line}
            </p>
          </>
        )}
        {words.joinLines.map((line) => (
          <p key={line}>{line}</p>
        ))}
        {takesSignUps() && (
          <Link
            href="/sign-up"
            className="primary"
            onClick={() => void rememberJoining()}
          >
            {words.joinNow}
          </Link>
        )}
        <Link href="/sign-in" className={takesSignUps() ? undefined : "primary"}>
          {words.signIn}
        </Link>
      </div>
    </section>
  );
}
