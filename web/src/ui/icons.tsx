/** The icons of Lucide, of which only those named here are loaded, and our own logo. Field has its own, which come with forms. */
export { default as AnswersIcon } from "lucide-react/icons/corner-up-left";
export { default as BellIcon } from "lucide-react/icons/bell";
export { default as BinIcon } from "lucide-react/icons/trash-2";
export { default as FlameIcon } from "lucide-react/icons/flame";
export { default as InfoIcon } from "lucide-react/icons/info";
export { default as DotsIcon } from "lucide-react/icons/ellipsis";
export { default as HomeIcon } from "lucide-react/icons/house";
export { default as BackIcon } from "lucide-react/icons/arrow-left";
export { default as ShareIcon } from "lucide-react/icons/share-2";
export { default as SignInIcon } from "lucide-react/icons/log-in";
export { default as LinkIcon } from "lucide-react/icons/link";
export { default as PenIcon } from "lucide-react/icons/pen-line";
export { default as MembersIcon } from "lucide-react/icons/lock";
export { default as PersonIcon } from "lucide-react/icons/user";
export { default as SoonerIcon } from "lucide-react/icons/timer";
export { default as KeepIcon } from "lucide-react/icons/bookmark";
export { default as LikeIcon } from "lucide-react/icons/heart";
export { default as ReportIcon } from "lucide-react/icons/flag";
export { default as RepostIcon } from "lucide-react/icons/repeat-2";
export { default as QuoteIcon } from "lucide-react/icons/message-square-quote";
export { default as ReplyIcon } from "lucide-react/icons/message-circle";

/** Always beside words, so hidden from assistive technology. */
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

/** For a place where nothing is: a bubble whose words have gone up as sparks. */
export function EmptyDrawing() {
  return (
    <svg className="drawing" viewBox="0 0 160 110" aria-hidden="true">
      <path
        className="drawing-bubble"
        d="M34 44Q80 30 122 46q20 8 18 28t-24 24q-18 6-36 5-10 12-32 12 11-8 11-15-26-1-35-13-8-12-4-26 3-13 14-17Z"
      />
      <path className="drawing-words" d="M52 64h44M52 78h28" />
      <g className="drawing-sparks">
        <circle cx="92" cy="22" r="3.500" />
        <circle cx="112" cy="12" r="2.500" />
        <circle cx="78" cy="9" r="2" />
        <circle cx="124" cy="28" r="2" />
        <circle cx="104" cy="32" r="1.500" />
      </g>
    </svg>
  );
}
