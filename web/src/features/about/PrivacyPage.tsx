import { signsInHere } from "../../api/api";
import { Page } from "../../ui/Page";
import { words } from "../../i18n/i18n";

export default function PrivacyPage() {
  return (
    <Page title={words.privacyTitle}>
      <div className="prose">
        <h2>{words.goneTitle}</h2>
        {words.gone.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        <h2>{words.keptTitle}</h2>
        <dl className="kept">
          {[...words.kept, ...(signsInHere() ? words.keptToSignIn : [])].map(
            ({ what, where, until }) => (
              <div key={what}>
                <dt>{what}</dt>
                <dd>
                  <b>{words.keptWhere}:</b> {where}
                </dd>
                <dd>
                  <b>{words.keptUntil}:</b> {until}
                </dd>
              </div>
            ),
          )}
        </dl>
        <p>{signsInHere() ? words.noThird : words.onlyIssuer}</p>
      </div>
    </Page>
  );
}
