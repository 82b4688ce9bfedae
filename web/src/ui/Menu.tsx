import {
  useEffect,
  useId,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
} from "react";

type Props = {
  className: string;
  label: string;
  /** What the button shows. */
  face: ReactNode;
  children: (close: () => void) => ReactNode;
};

/** A button that shows a few more links and buttons. Escape, or going elsewhere, hides them. */
export function Menu({ className, label, face, children }: Props) {
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const toggle = useRef<HTMLButtonElement>(null);
  const id = useId();

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

  const escape = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !open) return;
    setOpen(false);
    toggle.current?.focus();
  };

  return (
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- hears Escape for what is inside
    <div ref={box} className="menu-box" onKeyDown={escape}>
      <button
        ref={toggle}
        type="button"
        className={className}
        aria-label={label}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {face}
      </button>
      <div id={id} className="menu" hidden={!open}>
        {/* eslint-disable-next-line react-hooks/refs -- only called when something is pressed */}
        {children(() => {
          setOpen(false);
          // What it leads to may take the focus further, and give it back.
          toggle.current?.focus();
        })}
      </div>
    </div>
  );
}
