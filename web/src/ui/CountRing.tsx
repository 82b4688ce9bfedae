type Props = {
  count: number;
  max: number;
  /** What is said to who does not see the ring. */
  label: string;
  /** Shown beside it when little is left. */
  rest: string;
};

const RADIUS = 9;
const LENGTH = 2 * Math.PI * RADIUS;

/** From how many characters before the end their number is shown. */
export const NEAR_END = 20;

/** A ring that fills as a text grows. */
export function CountRing({ count, max, label, rest }: Props) {
  const share = Math.min(1, count / max);
  const left = max - count;
  return (
    <span className={left < 0 ? "ring over" : left <= NEAR_END ? "ring near" : "ring"}>
      {left <= NEAR_END && <span aria-hidden="true">{rest}</span>}
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <circle cx="12" cy="12" r={RADIUS} />
        <circle
          className="ring-filled"
          cx="12"
          cy="12"
          r={RADIUS}
          strokeDasharray={`${share * LENGTH} ${LENGTH}`}
          transform="rotate(-90 12 12)"
        />
      </svg>
      <span className="visually-hidden">{label}</span>
    </span>
  );
}
