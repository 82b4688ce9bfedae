/** Drawn for Cruddur. Always beside words, so hidden from assistive technology. */

export function Logo() {
  return (
    <svg className="logo" viewBox="0 0 48 40" aria-hidden="true">
      <path
        className="logo-bubble"
        d="M9 3Q24-2 39 4q8 4 8 13t-8 13q-6 3-12 3-3 6-13 6 4-3 4-6-9 0-13-4-5-5-4-13Q2 6 9 3Z"
      />
      <g className="logo-marks">
        <path d="M10 11.500 8.500 23M14.500 11.500 13 23M6.500 15.200h10M6 19.300h10" />
        <path d="M19.500 14.200q.4-3 3.200-3t3.200 2.800q0 1.800-1.800 2.900-1.400.9-1.400 2.600M22.700 23v.1" />
        <path d="M36.400 21.600a5.200 5.200 0 1 1 1.800-4.100q0 2.300-1.500 2.300T35 17.500" />
        <circle cx="33" cy="17.500" r="2" />
        <path d="M41.800 11.200v7.800M41.800 23v.1" />
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

export function PersonIcon() {
  return (
    <svg className="icon icon-line" viewBox="0 0 24 24" aria-hidden="true">
      <circle cx="12" cy="8" r="5" />
      <path d="M3 21q1-7 6-7.500h6q5 .5 6 7.500" />
    </svg>
  );
}

export function MoreIcon() {
  return (
    <svg className="icon icon-line" viewBox="0 0 24 24" aria-hidden="true">
      <circle cx="12" cy="12" r="9.500" />
      <path d="M7.500 12v.1M12 12v.1M16.500 12v.1" strokeWidth="2.400" />
    </svg>
  );
}

export function ReplyIcon() {
  return (
    <svg className="icon icon-line" viewBox="0 0 24 24" aria-hidden="true">
      <path d="M12 3.500c5 0 9 3.600 9 8.200s-4 8.200-9 8.200q-2 0-3.700-.6L3.500 21l1.300-4A7.700 7.700 0 0 1 3 11.700c0-4.600 4-8.200 9-8.200Z" />
    </svg>
  );
}

export function BinIcon() {
  return (
    <svg className="icon icon-line" viewBox="0 0 24 24" aria-hidden="true">
      <path d="M4 6.500h16M9 6V3.500h6V6M6 6.500 7 21h10l1-14.500M10 10.500v6.500M14 10.500v6.500" />
    </svg>
  );
}
