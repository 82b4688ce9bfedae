import { useEffect, useId, useRef, useState, type KeyboardEvent } from "react";
import { Alert } from "../web/Alert";
import type { Viewer } from "../web/api";
import { DotsIcon } from "../web/icons";
import { words } from "../words";
import { signOut } from "./identity";

type Props = { viewer: Viewer; onSignedOut: () => void };

export function UserBox({ viewer, onSignedOut }: Props) {
  const [open, setOpen] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const box = useRef<HTMLDivElement>(null);
  const toggle = useRef<HTMLButtonElement>(null);
  const id = useId();

  // Pressing or going elsewhere closes the menu.
  useEffect(() => {
    if (!open) return;
    const elsewhere = (event: Event) => {
      if (event.target instanceof Node && !box.current?.contains(event.target))
        setOpen(false);
    };
    document.addEventListener("pointerdown", elsewhere);
    document.addEventListener("focusin", elsewhere);
    return () => {
      document.removeEventListener("pointerdown", elsewhere);
      document.removeEventListener("focusin", elsewhere);
    };
  }, [open]);

  const leave = async () => {
    setError(null);
    try {
      await signOut();
      onSignedOut();
    } catch (problem) {
      setError(problem);
    }
  };

  const escape = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !open) return;
    setOpen(false);
    toggle.current?.focus();
  };

  return (
    <div ref={box} className="user">
      <div className="avatar small" aria-hidden="true" />
      <div className="who user-who">
        <span className="who-name" dir="auto">
          {viewer.display_name}
        </span>
        <span className="who-handle">@{viewer.handle}</span>
      </div>
      <button
        ref={toggle}
        type="button"
        className="dots"
        aria-label={words.accountMenu}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
        onKeyDown={escape}
      >
        <DotsIcon />
      </button>
      <div id={id} className="menu" hidden={!open}>
        <button type="button" onClick={() => void leave()} onKeyDown={escape}>
          {words.signOut}
        </button>
        <Alert error={error} />
      </div>
    </div>
  );
}
