import { Page } from "../../ui/Page";
import { Link } from "../../ui/router";
import { aboutWords } from "../../i18n/about";
import { words } from "../../i18n/i18n";

export default function AboutPage() {
  const prose = aboutWords();
  return (
    <Page title={prose.aboutTitle}>
      <div className="prose">
        {prose.aboutText.map((line) => (
          <p key={line}>{line}</p>
        ))}
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
