import { get, signsInHere, takesVisitors } from "../../api/api";
import { useRead } from "../../api/useRead";
import { Avatar } from "../../ui/Avatar";
import { Page } from "../../ui/Page";
import { Retry } from "../../ui/Retry";
import { Link } from "../../ui/router";
import { aboutWords } from "../../i18n/about";
import { words } from "../../i18n/i18n";

const getServer = () => get("/api/server");

/** The server as the people who run it describe it. */
function Server() {
  const prose = aboutWords();
  const { value: server, error, again } = useRead(getServer);
  if (!server) return <Retry error={error} again={again} />;
  const { name, line, rules, contact, languages, version } = server;
  const language = new Intl.DisplayNames([document.documentElement.lang], {
    type: "language",
  });
  return (
    <section className="server" aria-labelledby="server-name">
      <Avatar name={name} id={name} size="large" />
      <h2 id="server-name" dir="auto">
        {name}
      </h2>
      {line && <p dir="auto">{line}</p>}
      {rules.length > 0 && (
        <>
          <h3>{prose.rules}</h3>
          <ol>
            {rules.map((rule) => (
              <li key={rule} dir="auto">
                {rule}
              </li>
            ))}
          </ol>
        </>
      )}
      {languages.length > 0 && (
        <p>
          {prose.languages(languages.map((tag) => language.of(tag) ?? tag).join(", "))}
        </p>
      )}
      {contact && (
        <p>
          {prose.contact}{" "}
          <a href={contact.startsWith("https:") ? contact : `mailto:${contact}`}>
            {contact}
          </a>
        </p>
      )}
      <p className="rule">{prose.version(version)}</p>
    </section>
  );
}

export default function AboutPage() {
  const prose = aboutWords();
  return (
    <Page title={prose.aboutTitle}>
      <div className="prose">
        <Server />
        {prose.aboutText.map((line) => (
          <p key={line}>{line}</p>
        ))}
        <p>
          {takesVisitors() ? prose.aboutReaders : prose.aboutMembersRead}{" "}
          {signsInHere() ? prose.aboutAccount : prose.aboutAccountElsewhere}
        </p>
        <p>{prose.aboutSource}</p>
        <p>
          <a href="/openapi.json">{prose.apiLink}</a>
        </p>
        <p>
          <Link href="/promise">{prose.promiseTitle}</Link>
        </p>
        <p>
          <Link href="/privacy">{words.privacy}</Link>
        </p>
      </div>
    </Page>
  );
}
