const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });

/** A purple disc with how the name begins. */
export function Avatar({ name, size }: { name: string; size?: "small" | "large" }) {
  const first = [...segmenter.segment(name.trim())][0]?.segment ?? "";
  return (
    <div className={size ? `avatar ${size}` : "avatar"} aria-hidden="true">
      {first.toLocaleUpperCase()}
    </div>
  );
}
