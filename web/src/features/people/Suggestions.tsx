import { useEffect, useId } from "react";
import { useRead } from "../../api/useRead";
import { useViewer } from "../../api/session";
import { words } from "../../i18n/i18n";
import { Link } from "../../ui/router";
import { PersonRow } from "./PersonRow";
import { getSuggestions } from "./people";

const MOST = 3;
const read = () => getSuggestions(MOST);

/**
 * People whom a member may want to follow.
 *
 * @param leadsOn whether a link to the page of people is below
 * @param onKnown called once it is known whether there are any
 */
export function Suggestions({
  leadsOn,
  onKnown,
}: {
  leadsOn: boolean;
  onKnown?: () => void;
}) {
  const viewer = useViewer();
  // It may stand on a page twice, beside an empty list too.
  const heading = useId();
  const { value: people, error } = useRead(viewer ? read : null);
  const known = !viewer || Boolean(people ?? error);
  useEffect(() => {
    if (known) onKnown?.();
  }, [known, onKnown]);
  if (!viewer || !people?.length) return null;
  return (
    <section className="panel" aria-labelledby={heading}>
      <h2 id={heading}>{words.suggestions}</h2>
      <ul className="people">
        {people.map((person) => (
          <PersonRow key={person.uuid} person={person} />
        ))}
      </ul>
      {leadsOn && (
        <Link href="/people" className="all-leaving">
          {words.allPeople}
        </Link>
      )}
    </section>
  );
}
