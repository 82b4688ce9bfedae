import { useState } from "react";
import { administers } from "../../api/api";
import { ApiError } from "../../api/ApiError";
import { loadRefusals } from "../../i18n/i18n";
import { moderationWords } from "../../i18n/moderation";
import { Alert } from "../../ui/Alert";
import { Chips } from "../../ui/Chips";
import { Field, Form } from "../../ui/Form";
import { CodeAsk } from "../identity/CodeAsk";
import { lacksFactor } from "../identity/factor";
import { decide, type Act, type Decision, type Matter } from "./moderation";

type Props = {
  matter: Matter;
  rules: string[];
  /** The id of the matter's heading. */
  heading: string;
  onDecided: (sentence: string) => void;
  /** The list is no longer what is drawn. */
  onOver: (problem: unknown) => void;
};

/** Whether somebody else was faster. */
const isOver = (problem: unknown) =>
  problem instanceof ApiError &&
  problem.codes.some((code) => code === "decided_before" || code === "reports_changed");

/** Refuses what the server would refuse too, but only after it has asked for a code. */
async function chooseFirst(code: "act_invalid" | "rule_invalid"): Promise<never> {
  await loadRefusals();
  throw new ApiError(422, [code], "");
}

/** What this moderator may do about a matter. */
function actsFor({ activity_uuid: crud, person, role }: Matter): Act[] {
  const acts: Act[] = ["dismiss"];
  if (crud) acts.push("delete crud");
  acts.push("warn");
  if (person && (role === "member" || administers())) acts.push("restrict", "suspend");
  if (person && administers()) acts.push("delete account");
  return acts;
}

/** Decides all reports of a matter. */
export function DecisionForm({ matter, rules, heading, onDecided, onOver }: Props) {
  const said = moderationWords();
  const [act, setAct] = useState<Act | "">("");
  const lasts = act === "restrict" || act === "suspend";
  // A decision that waits for a code of the second factor, and why; it is none any more once the form says another.
  const [waits, setWaits] = useState<{ decision: Decision; error: unknown } | null>(null);

  const carryOut = async (decision: Decision) => {
    try {
      await decide(matter.uuid, decision);
    } catch (problem) {
      if (isOver(problem)) return onOver(problem);
      throw problem;
    }
    onDecided(decision.act === "dismiss" ? said.dismissedNow : said.decided);
  };

  return (
    <>
      <Form
        submit={said.decide}
        labelledBy={heading}
        danger={act !== "" && act !== "warn"}
        fields={["days"]}
        onEdit={() => setWaits(null)}
        onSubmit={async (value) => {
          setWaits(null);
          if (!act) return chooseFirst("act_invalid");
          if (act !== "dismiss" && rules.length > 0 && !value("rule"))
            return chooseFirst("rule_invalid");
          const rule = Number(value("rule")) || undefined;
          const days = lasts && value("days") ? Number(value("days")) : undefined;
          const decision = { act, rule, days, version: matter.version };
          try {
            await carryOut(decision);
          } catch (error) {
            if (!lacksFactor(error)) throw error;
            setWaits({ decision, error });
          }
        }}
      >
        {(error) => (
          <>
            <Chips
              whole
              legend={said.act}
              among={actsFor(matter)}
              face={(one) => said.acts[one]}
              chosen={act}
              onChoose={setAct}
            />
            {act !== "" && act !== "dismiss" && rules.length > 0 && (
              <Chips
                whole
                legend={said.rule}
                among={rules.map((_, at) => at + 1)}
                face={(number) => `${number}. ${rules[number - 1]}`}
                name="rule"
              />
            )}
            {lasts && (
              <Field
                label={said.days}
                rule={said.daysRule}
                name="days"
                inputMode="numeric"
                required={false}
                error={error}
                codes="days"
              />
            )}
          </>
        )}
      </Form>
      {waits && (
        <>
          <Alert error={waits.error} />
          <CodeAsk
            error={waits.error}
            onGiven={() =>
              void carryOut(waits.decision).catch((error: unknown) =>
                setWaits({ ...waits, error }),
              )
            }
            onCancel={() => setWaits(null)}
          />
        </>
      )}
    </>
  );
}
