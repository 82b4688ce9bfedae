/** Drawn for Cruddur. Always beside words, so hidden from assistive technology. */

export function Logo() {
  return (
    <svg className="logo" viewBox="0 0 48 40" aria-hidden="true">
      <path
        className="logo-bubble"
        d="M9 3Q24-2 39 4q8 4 8 13t-8 13q-6 3-12 3-3 6-13 6 4-3 4-6-9 0-13-4-5-5-4-13Q2 6 9 3Z"
      />
      <g className="logo-marks">
        <path d="M9 12l-2 11M14 12l-2 11M6 15.500h9M5.500 19.500h9" />
        <path d="M18 14q1-3 4-2 3 2 0 4.500-1 1-1 2.500M21 23v.1" />
        <path d="M33 17.500a2.500 2.500 0 1 0-1 2q2 2 3-2a6 6 0 1 0-3 5" />
        <path d="M40 11v8M40 23v.1" />
      </g>
    </svg>
  );
}

export function HomeIcon() {
  return (
    <svg className="icon icon-line" viewBox="0 0 24 24" aria-hidden="true">
      <path d="M3 10.500 12 3l9 7.500V21H3Z" />
      <path d="M8 13.500q4-4 8 0M10 16q2-2 4 0M12 18.200v.1" />
    </svg>
  );
}

export function BombIcon() {
  return (
    <svg className="icon icon-bomb" viewBox="0 0 24 24" aria-hidden="true">
      <circle cx="10" cy="14" r="8" />
      <path d="m13 5 6 6 2-2-6-6Z" />
      <path className="fuse" d="M18.500 5.500q1-3 4-2.500" />
    </svg>
  );
}

export function DotsIcon() {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true">
      <circle cx="5" cy="12" r="2" />
      <circle cx="12" cy="12" r="2" />
      <circle cx="19" cy="12" r="2" />
    </svg>
  );
}
