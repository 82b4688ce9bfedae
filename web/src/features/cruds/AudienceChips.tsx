import { useId } from "react";
import { takesSignUps, type Audience } from "../../api/api";
import { words } from "../../i18n/i18n";

type Props = {
  chosen: Audience;
  /** Whether what is answered is for members alone, so that the reply is too. */
  bounded: boolean;
  /** The id of the sentence that says who that is. */
  hintId: string;
  onChoose: (audience: Audience) => void;
};

const AUDIENCES: readonly Audience[] = ["everyone", "members"];

/** Who can read it, and in a sentence who that is here. */
export function AudienceChips({ chosen, bounded, hintId, onChoose }: Props) {
  const id = useId();
  const members = takesSignUps() ? words.membersAreAnybody : words.membersAreFew;
  return (
    <>
      {!bounded && (
        <fieldset className="chips">
          <legend>{words.whoCanRead}</legend>
          {AUDIENCES.map((audience) => (
            <label key={audience} className="chip">
              <input
                type="radio"
                name={id}
                value={audience}
                checked={audience === chosen}
                onChange={() => onChoose(audience)}
              />
              <span>{words.audiences[audience]}</span>
            </label>
          ))}
        </fieldset>
      )}
      <p id={hintId} className="rule">
        {bounded && `${words.replyForMembers} `}
        {bounded || chosen === "members" ? members : words.audience}
      </p>
    </>
  );
}
