import { useRead } from "../../api/useRead";
import { exact } from "../../i18n/format";
import { words } from "../../i18n/i18n";
import { moderationWords } from "../../i18n/moderation";
import { Form, TextField } from "../../ui/Form";
import { focusHeading } from "../../ui/Page";
import { Retry } from "../../ui/Retry";
import { answerDecision, getDecisions, type DecisionAboutMe } from "./moderation";

/** What moderators decided about the viewer, and the one answer to each; nothing where there is none. */
export default function Decisions() {
  const { value: decisions, setValue, error, again } = useRead(getDecisions);
  if (!decisions?.length && !error) return null;
  return (
    <section className="form" aria-labelledby="decisions">
      <h2 id="decisions">{moderationWords().decisionsTitle}</h2>
      <Retry error={error} again={again} />
      {decisions?.map((decision) => (
        <OneDecision
          key={decision.uuid}
          decision={decision}
          onAnswered={() => {
            focusHeading();
            // Also where it cannot be read again: there is no second answer.
            setValue(
              (drawn) =>
                drawn?.map((one) =>
                  one.uuid === decision.uuid ? { ...one, answered: true } : one,
                ) ?? null,
            );
            void again();
          }}
        />
      ))}
    </section>
  );
}

type Props = { decision: DecisionAboutMe; onAnswered: () => void };

function OneDecision({ decision, onAnswered }: Props) {
  const said = moderationWords();
  const { uuid, act, rule, decided_at, posted_at, ends_at, expires_at, answered } =
    decision;
  return (
    <>
      <p>
        {said.aboutMe[act]} {posted_at && said.postedOn(exact(Date.parse(posted_at)))}{" "}
        {ends_at && said.until(exact(Date.parse(ends_at)))}{" "}
        {said.decidedOn(exact(Date.parse(decided_at)))} {rule && words.brokenRule(rule)}
      </p>
      {answered ? (
        <p className="rule">{said.youAnswered}</p>
      ) : (
        <Form
          submit={said.sendAnswer}
          fields={["answer"]}
          onSubmit={async (value) => {
            await answerDecision(uuid, value("answer"));
            onAnswered();
          }}
        >
          {(error) => (
            <TextField
              label={said.answer}
              name="answer"
              rule={`${said.answerRule}. ${said.answerUntil(exact(Date.parse(expires_at)))}`}
              error={error}
              codes="answer"
            />
          )}
        </Form>
      )}
    </>
  );
}
