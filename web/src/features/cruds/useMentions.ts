import { useEffect, useRef, useState, type KeyboardEvent, type RefObject } from "react";
import { findPeople, type Person } from "../../api/people";
import { nameBefore } from "./mentions";

/** The pause in typing after which the server is asked, in milliseconds. */
const PAUSE = 150;

/** The most people who are offered. */
const MOST = 6;

type Writing = { at: number; name: string };

/**
 * Offers people for the unfinished name after an @. Enter takes the marked person, which is the first;
 * the arrows mark another. Escape closes the list until the name changes.
 */
export function useMentions(
  textarea: RefObject<HTMLTextAreaElement | null>,
  onText: (text: string) => void,
) {
  const [writing, setWriting] = useState<Writing | null>(null);
  const [found, setFound] = useState<{ name: string; people: Person[] } | null>(null);
  const [chosen, setChosen] = useState(0);
  const done = useRef("");
  const caret = useRef<number | null>(null);
  const name = writing?.name ?? "";

  useEffect(() => {
    if (!name) return;
    let wanted = true;
    const timer = setTimeout(() => {
      findPeople(name).then(
        (people) => {
          if (!wanted) return;
          setChosen(0);
          setFound({ name, people: people.slice(0, MOST) });
        },
        // A name can be typed without the list.
        () => {},
      );
    }, PAUSE);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [name]);

  const people = writing && found?.name === writing.name ? found.people : [];
  const open = people.length > 0;
  /** Closes the list until the name changes. */
  const close = (name: string) => {
    done.current = name;
    setWriting(null);
  };

  /** Call it whenever the text or the caret changes. */
  const look = (composing = false) => {
    const area = textarea.current;
    const free = area && !composing && area.selectionStart === area.selectionEnd;
    const begun = free ? nameBefore(area.value, area.selectionStart) : null;
    if (begun?.name !== done.current) done.current = "";
    setWriting(done.current ? null : begun);
  };

  const take = ({ handle }: Person) => {
    const area = textarea.current;
    if (!area || !writing) return;
    const after = area.value.slice(writing.at + 1 + writing.name.length);
    const apart = after === "" || /^[\p{L}\p{N}]/u.test(after) ? " " : "";
    const before = area.value.slice(0, writing.at) + `@${handle}${apart}`;
    caret.current = before.length;
    close(handle);
    onText(before + after);
  };

  useEffect(() => {
    if (caret.current === null) return;
    textarea.current?.focus();
    textarea.current?.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  });

  /** Whether the key was for the list. */
  const onKey = (event: KeyboardEvent): boolean => {
    if (
      !open ||
      event.nativeEvent.isComposing ||
      event.ctrlKey ||
      event.metaKey ||
      event.altKey ||
      event.shiftKey
    )
      return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) setChosen((chosen + step + people.length) % people.length);
    else if (event.key === "Enter") take(people[chosen] as Person);
    else if (event.key === "Escape") close(name);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };

  const leave = () => setWriting(null);

  return { people, chosen, look, take, leave, onKey };
}
