type Props = {
  count: number;
  max: number;
  /** What is said to who does not see the ring. */
  label: string;
  /** Shown beside it when little is left. */
  rest: string;
};

/** Of the line that fills the ring from its middle to its edge: half the ring's own. */
const RADIUS = 4;
const LENGTH = 2 * Math.PI * RADIUS;

/** From how many characters before the end their number is shown. */
export const NEAR_END = 20;

/** A ring that fills like a dial as a text grows, and is not there before its first letter. */
export function CountRing({ count, max, label, rest }: Props) {
  const share = Math.min(1, count / max);
  const left = max - count;
  return (
    <span className={left < 0 ? "ring over" : left <= NEAR_END ? "ring near" : "ring"}>
      <svg viewBox="0 0 24 24" aria-hidden="true" className={count === 0 ? "empty" : ""}>
        <circle cx="12" cy="12" r="10" />
        <circle
          className="ring-filled"
          cx="12"
          cy="12"
          r={RADIUS}
          strokeDasharray={`${share * LENGTH} ${LENGTH}`}
          transform="rotate(-90 12 12)"
        />
      </svg>
      {left <= NEAR_END && <span aria-hidden="true">{rest}</span>}
      <span className="visually-hidden">{label}</span>
    </span>
  );
}
