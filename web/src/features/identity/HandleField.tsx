import { useEffect, useRef, useState } from "react";
import type { Shapes } from "../../api/api";
import { ApiError } from "../../api/ApiError";
import { accountWords } from "../../i18n/account";
import { Field } from "../../ui/Form";
import { handleLike, withoutAt } from "./handle";
import { askHandle } from "./identity";

type Props = {
  before?: string;
  /** What it is as long as nothing else was typed: the handle that the name suggests. */
  like?: string;
  error: unknown;
};

/** How long nothing is typed before the server is asked, in milliseconds. */
const PAUSE = 400;

/**
 * Where a handle is chosen. While it is typed the server says whether it can be had; in place of one
 * that cannot, the nearest is offered.
 */
export function HandleField({ before = "", like = "", error }: Props) {
  const [typed, setTyped] = useState<string | null>(before || null);
  /** What the server said of each handle that it was asked for. */
  const [known, setKnown] = useState<Record<string, Shapes["WantedHandle"]>>({});
  const input = useRef<HTMLInputElement>(null);
  // One that nobody typed gives way by itself.
  const value = typed ?? known[like]?.offer ?? like;
  const wanted = withoutAt(value).toLowerCase();
  const about = known[wanted];
  const refused =
    error instanceof ApiError && error.codes.includes("preferred_username_invalid");
  const isNone = refused || about?.state === "invalid";
  const offer = isNone ? handleLike(value) : about?.offer;

  useEffect(() => {
    if (wanted.length < 3 || about) return;
    const ask = () =>
      askHandle(wanted).then(
        (answer) => setKnown((others) => ({ ...others, [wanted]: answer })),
        // Said when the form is sent, where it is so still.
        () => {},
      );
    const timer = setTimeout(() => void ask(), PAUSE);
    return () => clearTimeout(timer);
  }, [wanted, about]);

  const take = () => {
    if (!offer) return;
    setTyped(offer);
    // So that the field and its form take it as mended.
    input.current?.dispatchEvent(new Event("input", { bubbles: true }));
    input.current?.focus();
  };

  return (
    <div className="field">
      <Field
        label={accountWords().handle}
        name="handle"
        rule={accountWords().handleRule}
        autoComplete="username"
        value={value}
        autoCapitalize="none"
        spellCheck={false}
        ref={input}
        onChange={(event) => setTyped(event.target.value)}
        error={error}
        codes="preferred_username"
      />
      <p role="status" className="rule">
        {about && accountWords().handleStates[about.state](wanted)}
      </p>
      {offer && offer !== value && (
        <p>
          <button type="button" className="quiet" onClick={take}>
            {accountWords().useHandle(offer)}
          </button>
        </p>
      )}
    </div>
  );
}
