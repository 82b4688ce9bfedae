import { useEffect, useRef, useState } from "react";
import { ApiError } from "../../api/ApiError";
import { words } from "../../i18n/i18n";
import { Field } from "../../ui/Form";
import { handleLike } from "./handle";

type Props = {
  before?: string;
  /** What it is as long as nothing else was typed: the handle that the name suggests. */
  like?: string;
  error: unknown;
};

/** Where a handle is chosen. In place of one with characters that none may have, the nearest is offered. */
export function HandleField({ before = "", like = "", error }: Props) {
  const [typed, setTyped] = useState(before);
  const input = useRef<HTMLInputElement>(null);
  const suggested = useRef(before);
  const refused =
    error instanceof ApiError && error.codes.includes("preferred_username_invalid");
  const offer = refused ? handleLike(typed) : "";

  useEffect(() => {
    const untouched = input.current?.value === suggested.current;
    if (!input.current || !untouched || before) return;
    input.current.value = like;
    suggested.current = like;
  }, [like, before]);

  const take = () => {
    if (!input.current) return;
    input.current.value = offer;
    setTyped(offer);
    // So that the field and its form take it as mended.
    input.current.dispatchEvent(new Event("input", { bubbles: true }));
    input.current.focus();
  };

  return (
    <>
      <Field
        label={words.handle}
        name="handle"
        rule={words.handleRule}
        autoComplete="username"
        defaultValue={before}
        autoCapitalize="none"
        spellCheck={false}
        ref={input}
        onChange={(event) => setTyped(event.target.value)}
        error={error}
        codes="preferred_username"
      />
      {offer && offer !== typed && (
        <p>
          <button type="button" className="quiet" onClick={take}>
            {words.useHandle(offer)}
          </button>
        </p>
      )}
    </>
  );
}
