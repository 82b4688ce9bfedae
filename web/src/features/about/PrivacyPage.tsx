import { signsInHere } from "../../api/api";
import { Page } from "../../ui/Page";
import { aboutWords } from "../../i18n/about";

export default function PrivacyPage() {
  const prose = aboutWords();
  return (
    <Page title={prose.privacyTitle}>
      <div className="prose">
        <h2>{prose.goneTitle}</h2>
        {prose.gone.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        <h2>{prose.keptTitle}</h2>
        <dl className="kept">
          {[...prose.kept, ...(signsInHere() ? prose.keptToSignIn : [])].map(
            ({ what, where, until }) => (
              <div key={what}>
                <dt>{what}</dt>
                <dd>
                  <b>{prose.keptWhere}:</b> {where}
                </dd>
                <dd>
                  <b>{prose.keptUntil}:</b> {until}
                </dd>
              </div>
            ),
          )}
        </dl>
        <p>{signsInHere() ? prose.noThird : prose.onlyIssuer}</p>
      </div>
    </Page>
  );
}
