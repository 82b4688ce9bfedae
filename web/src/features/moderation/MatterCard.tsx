import { useState } from "react";
import { profileOf } from "../../api/cruds";
import { onAuthError } from "../../api/session";
import { counted, exact, number } from "../../i18n/format";
import { words } from "../../i18n/i18n";
import { moderationWords, type ModerationWords } from "../../i18n/moderation";
import { Alert } from "../../ui/Alert";
import { Link } from "../../ui/router";
import { CodeAsk } from "../identity/CodeAsk";
import { DecisionForm } from "./DecisionForm";
import { Lift } from "./Lift";
import { Notes } from "./Notes";
import { openEvidence, type Evidence, type KeptCrud, type Matter } from "./moderation";

type Props = {
  matter: Matter;
  rules: string[];
  onDecided: (sentence: string) => void;
  onOver: (problem: unknown) => void;
};

/** Reports of one crud or person: who, how many, what the person did before, the copy on request, and what to do. */
export function MatterCard({ matter, rules, onDecided, onOver }: Props) {
  const said = moderationWords();
  const { activity_uuid: crud, handle, person, role, act, reports, reporters } = matter;
  const heading = `matter-${matter.uuid}`;
  return (
    <li className="told-one matter" aria-labelledby={heading}>
      <h2 id={heading}>{(crud ? said.matterOfCrud : said.matterOfPerson)(handle)}</h2>
      <p className="facts">
        <span>
          {matter.kinds
            .map((kind) => said.kinds[kind as keyof typeof said.kinds])
            .join(", ")}
        </span>
        <span>
          {counted(reports, said.reports)}
          {reporters < reports && ` ${counted(reporters, said.reporters)}`}
        </span>
        <span>{said.reportedAt(exact(Date.parse(matter.reported_at)))}</span>
        {role !== "member" && <span>{said.roles[role]}</span>}
      </p>
      <p className="rule">
        {!person ? said.accountGone : !act && before(matter, said)}{" "}
        {said.destroyedAt(exact(Date.parse(matter.expires_at)))}
      </p>
      {matter.sanctions.map(({ kind, rule, expires_at }) => (
        <div key={kind}>
          <p>
            {said.standsNow[kind]}{" "}
            {expires_at && said.until(exact(Date.parse(expires_at)))}{" "}
            {rule && words.brokenRule(rule)}
          </p>
          <Lift {...{ handle, role, kind }} onLifted={onDecided} />
        </div>
      ))}
      {act && (
        <p>
          {said.done[act as keyof typeof said.done]}{" "}
          {matter.ends_at && said.until(exact(Date.parse(matter.ends_at)))}{" "}
          {matter.decided_at && said.decidedOn(exact(Date.parse(matter.decided_at)))}{" "}
          {matter.answered ? said.answered : said.notAnswered}{" "}
          {matter.rule && words.brokenRule(matter.rule)}
        </p>
      )}
      <p className="facts">
        {person && (
          <Link href={profileOf(handle)} className="kept-link">
            {said.toProfile}
          </Link>
        )}
        {crud && (
          <Link href={`/activities/${crud}`} className="kept-link">
            {said.toCrud}
          </Link>
        )}
      </p>
      <Shown
        uuid={matter.uuid}
        crud={Boolean(crud)}
        answered={matter.answered}
        heading={heading}
      />
      {!act && <DecisionForm {...{ matter, rules, heading, onDecided, onOver }} />}
    </li>
  );
}

function before({ earlier }: Matter, said: ModerationWords): string {
  if (earlier.length === 0) return said.neverBefore;
  return said.before(
    earlier
      .map(({ rule, count }) => said.beforeOnce(rule ?? said.noRule, number(count)))
      .join("; "),
  );
}

/** The reported text: hidden until a moderator asks for it, and hidden again on request. */
function Shown({
  uuid,
  crud,
  answered,
  heading,
}: {
  uuid: string;
  crud: boolean;
  answered: boolean;
  heading: string;
}) {
  const said = moderationWords();
  const [evidence, setEvidence] = useState<Evidence | null>(null);
  const [answerLost, setAnswerLost] = useState(false);
  const [error, setError] = useState<unknown>(null);

  const toggle = async () => {
    setError(null);
    if (evidence) return setEvidence(null);
    try {
      const opened = await openEvidence(uuid);
      setAnswerLost(answered && opened.answer === null);
      setEvidence(opened);
    } catch (problem) {
      onAuthError(problem);
      setError(problem);
    }
  };

  return (
    <>
      <p>
        <button
          type="button"
          className="quiet"
          aria-expanded={Boolean(evidence)}
          aria-describedby={heading}
          onClick={() => void toggle()}
        >
          {evidence ? said.hideEvidence : said.showEvidence}
        </button>
      </p>
      {!evidence && <p className="rule">{said.evidenceLogged}</p>}
      <Alert error={error} />
      <CodeAsk error={error} onGiven={() => void toggle()} />
      {evidence && (
        <div className="quote">
          {evidence.activity ? (
            <Copy crud={evidence.activity} />
          ) : (
            <p>{crud ? said.copyLost : said.noCopy}</p>
          )}
          {evidence.answers && (
            <>
              <p className="rule">{said.answersThis}</p>
              <Copy crud={evidence.answers} />
            </>
          )}
          {evidence.notes.length > 0 && <p className="rule">{said.notes}</p>}
          {evidence.notes.map((note, at) => (
            <p key={at} dir="auto" className="message">
              {note}
            </p>
          ))}
          {answerLost && <p>{said.answerLost}</p>}
          {evidence.answer && (
            <>
              <p className="rule">{said.theirAnswer}</p>
              <p dir="auto" className="message">
                {evidence.answer}
              </p>
            </>
          )}
          <Notes
            uuid={uuid}
            notes={evidence.moderators_notes}
            onKept={(note) =>
              setEvidence(
                (now) =>
                  now && { ...now, moderators_notes: [...now.moderators_notes, note] },
              )
            }
          />
        </div>
      )}
    </>
  );
}

function Copy({ crud }: { crud: KeptCrud }) {
  return (
    <>
      <p>
        <b dir="auto">{crud.display_name}</b>{" "}
        <span className="who-handle">@{crud.handle}</span>{" "}
        <time dateTime={crud.created_at}>{exact(Date.parse(crud.created_at))}</time>
      </p>
      <p dir="auto" className="message">
        {crud.message}
      </p>
    </>
  );
}
