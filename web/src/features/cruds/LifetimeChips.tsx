import { useId } from "react";
import { TTLS, type Ttl } from "../../api/cruds";
import { brief, exact, long } from "../../i18n/format";
import { words } from "../../i18n/i18n";
import { useTicking } from "../../lib/clock";
import { Chips } from "../../ui/Chips";
import { leastLifetime } from "./lifetimes";

type Props = {
  offers: readonly Ttl[];
  chosen: Ttl;
  /** Whether the last of them ends with what is answered. */
  bounded: boolean;
  /** When a crud posted now with what is chosen is gone. */
  goneAt: number;
  onChoose: (ttl: Ttl) => void;
};

/** The one decision that a crud needs, with the exact end below. */
export function LifetimeChips({ offers, chosen, bounded, goneAt, onChoose }: Props) {
  const id = useId();
  const newcomer = useTicking((now) => (leastLifetime(now) > 0 ? "newcomer" : ""));
  return (
    <Chips
      legend={words.goneIn}
      aria-describedby={id}
      among={offers}
      face={(ttl) =>
        bounded && ttl === offers.at(-1) ? words.untilItLeaves : long(TTLS[ttl])
      }
      chosen={chosen}
      onChoose={onChoose}
    >
      <p id={id} className="visually-hidden">
        {words.goneOn(exact(goneAt))}
      </p>
      <p className="gone-at" aria-hidden="true">
        {words.goneAt(brief(goneAt))}
      </p>
      {newcomer && !bounded && <p className="rule">{words.newcomersLifetimes}</p>}
    </Chips>
  );
}
