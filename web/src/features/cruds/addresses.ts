// An address ends before white space, brackets of markup, quotes, controls, CJK punctuation, and characters
// that are invisible or turn the direction of text. It may have joiners, which some scripts need.
export const ADDRESS =
  /(?:(?<![a-z0-9])https?:\/\/|(?<![a-z0-9@./:-])www\.)(?:(?![\p{Cc}\p{Bidi_C}\u00AD\u200B\u2060-\u206F\uFEFF\u3000-\u3003\u3008-\u3011\u3014-\u301F\uFF01\uFF08\uFF09\uFF0C\uFF0E\uFF1A\uFF1B\uFF1F\uFF3B\uFF3D\uFF5B\uFF5D\uFF5F-\uFF65<>"\u00AB\u00BB\u2018\u201A-\u201F\u2039\u203A\u2026|\\^`])\S)+/giu;
