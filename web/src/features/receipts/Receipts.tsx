import { useState } from "react";
import { onAuthError } from "../../api/session";
import { exact } from "../../i18n/format";
import { aboutWords } from "../../i18n/about";
import { useTicking } from "../../lib/clock";
import {
  claimsOf,
  keepChecked,
  receiptsOf,
  turnReceipts,
  type Receipt,
} from "../../store/receipts";
import { Alert } from "../../ui/Alert";
import { checkReceipt, download, type Check } from "./receipts";

/** The receipts of one's cruds that this browser keeps, for who wants that. */
export function Receipts({ author }: { author: string }) {
  const prose = aboutWords();
  const [receipts, setReceipts] = useState(() => receiptsOf(author));
  const again = () => setReceipts(receiptsOf(author));

  return (
    <section className="form" aria-labelledby="receipts">
      <h2 id="receipts">{prose.receiptsTitle}</h2>
      <p className="rule">{prose.receiptsHint}</p>
      <label className="check">
        <input
          type="checkbox"
          checked={receipts !== null}
          onChange={(event) => {
            turnReceipts(author, event.target.checked);
            again();
          }}
        />
        {prose.receiptsOn}
      </label>
      {receipts !== null && <p className="rule">{prose.receiptsOff}</p>}
      <ul className="sessions">
        {receipts?.map((receipt) => (
          <OneReceipt
            key={receipt.crud}
            receipt={receipt}
            onChecked={(statement) => {
              keepChecked(author, receipt.crud, statement);
              again();
            }}
          />
        ))}
      </ul>
    </section>
  );
}

type Props = { receipt: Receipt; onChecked: (statement: string) => void };

function OneReceipt({ receipt, onChecked }: Props) {
  const prose = aboutWords();
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const over = useTicking((now) => (now > receipt.ends ? "over" : ""));
  const when = exact(receipt.ends);

  const check = async () => {
    setBusy(true);
    setError(null);
    try {
      onChecked((await checkReceipt(receipt.receipt)).statement);
    } catch (problem) {
      onAuthError(problem);
      setError(problem);
    } finally {
      setBusy(false);
    }
  };

  return (
    <li>
      <p>
        <strong>{over ? prose.receiptEnded(when) : prose.receiptEnds(when)}</strong>
        <span role="status">
          {receipt.checked && <Says says={claimsOf(receipt.checked) as Check["says"]} />}
        </span>
        <Alert error={error} />
      </p>
      {over && (
        <button
          type="button"
          className="quiet"
          disabled={busy}
          onClick={() => void check()}
        >
          {prose.receiptCheck}
        </button>
      )}
      <button type="button" className="quiet" onClick={() => download(receipt)}>
        {prose.receiptDownload}
      </button>
    </li>
  );
}

function Says({ says }: { says: Check["says"] }) {
  const prose = aboutWords();
  const looked = exact(Date.parse(says.checked_at));
  if (says.among_cruds) return <span className="rule">{prose.receiptThere(looked)}</span>;
  const key =
    says.key === "destroyed"
      ? prose.receiptKey.destroyed(exact(Date.parse(says.key_destroyed_at ?? "")))
      : prose.receiptKey[says.key];
  return (
    <span className="rule">
      {prose.receiptGone(looked)} {key}
    </span>
  );
}
