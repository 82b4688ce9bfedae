import { partsOf } from "./message";

/** Plain text, but that its addresses can be followed. */
export function Message({ id, text }: { id: string; text: string }) {
  return (
    <p id={id} className="message" dir="auto">
      {partsOf(text).map((part, at) =>
        part.href ? (
          <a
            key={at}
            href={part.href}
            rel="nofollow ugc noopener noreferrer"
            referrerPolicy="no-referrer"
          >
            {part.text}
          </a>
        ) : (
          part.text
        ),
      )}
    </p>
  );
}
