import { useEffect, useRef } from "react";
import type { Crud } from "../api/cruds";
import { focusedUuid, moveFocus } from "../features/cruds/cardFocus";
import { crudOf } from "../store/cruds";
import { openOverlay, navigate } from "../ui/router";
import { onShortcutsWanted } from "./openShortcuts";
import { words } from "../i18n/i18n";

type Props = { onCompose: (to: Crud | "new") => void };

const isWriting = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches("input, textarea"));

const OFF = "cruddur:shortcuts-off";

/** Who speaks to the machine, or whose fingers slip, can turn single keys off (WCAG 2.1.4). */
function areOff(): boolean {
  try {
    return localStorage.getItem(OFF) !== null;
  } catch {
    return false;
  }
}

function turn(on: boolean): void {
  try {
    if (on) localStorage.removeItem(OFF);
    else localStorage.setItem(OFF, "yes");
  } catch {
    // A browser that keeps nothing has them on.
  }
}

/**
 * The letter that a key types; where the layout has another script on it, like the Russian, the one
 * that is on it in Latin.
 */
export function letterOf({ key, code, shiftKey }: KeyboardEvent): string {
  if (shiftKey || !/^\P{ASCII}$/u.test(key)) return key;
  return code === "Period" ? "." : code.replace(/^Key/, "").toLowerCase();
}

/** One key each, outside of fields and dialogs; "?" shows which. */
export function Shortcuts({ onCompose }: Props) {
  const sheet = useRef<HTMLDialogElement>(null);
  const uncover = useRef(() => {});

  useEffect(() => {
    const show = () => {
      sheet.current?.showModal();
      uncover.current = openOverlay(() => sheet.current?.close());
    };
    const acts: Record<string, () => void> = {
      j: () => moveFocus(1),
      k: () => moveFocus(-1),
      n: () => onCompose("new"),
      r: () => {
        const crud = crudOf(focusedUuid() ?? "");
        if (crud) onCompose(crud);
      },
      ".": () => document.querySelector<HTMLButtonElement>(".fresh-button")?.click(),
      g: () => navigate("/"),
      "?": show,
    };
    const pressed = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented)
        return;
      if (isWriting(event.target) || document.querySelector("dialog[open]")) return;
      if (areOff()) return;
      const act = acts[letterOf(event)];
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener("keydown", pressed);
    const forget = onShortcutsWanted(show);
    return () => {
      document.removeEventListener("keydown", pressed);
      forget();
    };
  }, [onCompose]);

  return (
    <dialog
      ref={sheet}
      className="sheet"
      aria-labelledby="shortcuts-title"
      // It comes a moment later, when the sheet may be open again.
      onClose={() => sheet.current?.open || uncover.current()}
    >
      <h2 id="shortcuts-title">{words.shortcuts}</h2>
      <dl>
        {words.shortcutKeys.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <label className="check">
        <input
          type="checkbox"
          defaultChecked={!areOff()}
          onChange={(event) => turn(event.target.checked)}
        />
        {words.shortcutsOn}
      </label>
      <form method="dialog">
        <button className="quiet">{words.close}</button>
      </form>
    </dialog>
  );
}
