import { signsInHere, signUpRule, takesVisitors, type Audience } from "../../api/api";
import { words } from "../../i18n/i18n";
import { Chips } from "../../ui/Chips";

type Props = {
  chosen: Audience;
  /** Whether the crud that it answers is for members alone, so that the reply is too. */
  bounded: boolean;
  /** The id of the sentence that says who these people are. */
  hintId: string;
  onChoose: (audience: Audience) => void;
};

const AUDIENCES: readonly Audience[] = ["everyone", "members"];

/** The choice of the people who can read it, and a sentence that says who they are here. */
export function AudienceChips({ chosen, bounded, hintId, onChoose }: Props) {
  // Whom an issuer elsewhere admits is not known here.
  const open = signsInHere() && signUpRule() === "open";
  const members = open ? words.membersAreAnybody : words.membersAreFew;
  return (
    <>
      {!bounded && (
        <Chips
          legend={words.whoCanRead}
          among={AUDIENCES}
          face={(audience) => words.audiences[audience]}
          chosen={chosen}
          onChoose={onChoose}
        />
      )}
      <p id={hintId} className="rule">
        {bounded && `${words.replyForMembers} `}
        {bounded || chosen === "members" || !takesVisitors() ? members : words.audience}
      </p>
    </>
  );
}
