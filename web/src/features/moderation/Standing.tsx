import { newcomerNow, sanctionsNow } from "../../api/api";
import { exact } from "../../i18n/format";
import { accountWords } from "../../i18n/account";
import { words } from "../../i18n/i18n";

/** Says that the viewer is suspended or restricted, until when, and by which rule; or that new accounts wait. */
export default function Standing() {
  const { waitsUntil } = newcomerNow();
  return (
    <div role="status" className="alert">
      {waitsUntil > 0 && <p>{accountWords().newcomersWait(exact(waitsUntil))}</p>}
      {sanctionsNow().map(({ kind, rule, expires_at }) => (
        <p key={kind}>
          {kind === "suspend"
            ? expires_at
              ? words.suspendedUntil(exact(Date.parse(expires_at)))
              : words.suspendedForGood
            : expires_at
              ? words.restrictedUntil(exact(Date.parse(expires_at)))
              : words.restrictedForGood}{" "}
          {rule && words.brokenRule(rule)}
        </p>
      ))}
    </div>
  );
}
