import { Page } from "../../ui/Page";
import { Link } from "../../ui/router";
import { words } from "../../i18n/i18n";

export default function AboutPage() {
  return (
    <Page title={words.aboutTitle}>
      <div className="prose">
        {words.aboutText.map((line) => (
          <p key={line}>{line}</p>
        ))}
        <p>
          <a href="/openapi.json">{words.apiLink}</a>
        </p>
        <p>
          <Link href="/privacy">{words.privacy}</Link>
        </p>
      </div>
    </Page>
  );
}
