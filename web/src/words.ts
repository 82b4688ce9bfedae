import type { Span } from "./activities/time";
import { ApiError } from "./web/api";

const plural = ({ count, unit }: Span) => `${count} ${unit}${count === 1 ? "" : "s"}`;

/** Everything Cruddur says, in one place. */
export const words = {
  brand: "Cruddur",
  documentTitle: (title: string) => (title === "Cruddur" ? title : `${title} · Cruddur`),
  skip: "Skip to content",
  mainNav: "Main",
  home: "Home",
  crud: "Crud",
  accountMenu: "Account menu",
  signOut: "Sign out",

  joinTitle: "Join The Party!",
  joinLines: [
    "Have something you want to say?",
    "Don't think about it, just crud it!",
    "Regret it? No worries, We'll forget it...",
  ],
  joinNow: "Join Now!",
  signInLink: "Sign In",

  loading: "Loading…",
  empty: "Nothing here yet. Cruds come and go.",
  showMore: "Show more",
  tryAgain: "Try again",
  notFoundTitle: "Not found",
  notFound: "Nothing here. It expired, or never was.",

  crudBy: (name: string) => `Crud by ${name}`,
  expiresIn: (span: Span) => `expires in ${plural(span)}`,
  ago: (short: string, span: Span) =>
    span.unit === "second" ? "just now" : `${short} ago`,
  delete: "Delete",
  deleteAsk: "Delete this crud?",
  keep: "Keep",

  composeTitle: "New crud",
  composeLabel: "Say something",
  counter: (count: number, max: number) => `${count} of ${max} characters`,
  goneIn: "Gone in",
  post: "Post",
  close: "Close",
  ttl: {
    "1-hour": "1 hour",
    "3-hours": "3 hours",
    "12-hours": "12 hours",
    "1-day": "1 day",
    "3-days": "3 days",
    "7-days": "7 days",
    "30-days": "30 days",
  },

  signUpTitle: "Sign up",
  signUp: "Sign up",
  name: "Name",
  email: "E-mail",
  handle: "Handle",
  handleRule: "3 to 30 of the characters a–z, 0–9 and _",
  password: "Password",
  passwordRule: "At least 10 characters",
  haveAccount: "Already with us?",
  confirmTitle: "Confirm your e-mail",
  confirmHint: "Six digits, sent by e-mail. A server without e-mail has them in its log.",
  code: "Code",
  confirm: "Confirm",
  resend: "Send another code",
  inSeconds: (count: number) => `in ${plural({ count, unit: "second" })}`,
  resent: "Another code is on its way.",
  signUpAgain: "Start again",
  forgotLink: "Forgot password?",
  forgotTitle: "Forgot password?",
  sendCode: "Send a code",
  backToSignIn: "Back to sign in",
  resetTitle: "Set a new password",
  resetHint:
    "Six digits, sent if that address has an account. A server without e-mail has them in its log.",
  newPassword: "New password",
  setPassword: "Set password",
  startAgain: "Start again",
  signInTitle: "Sign in",
  signIn: "Sign in",
  login: "E-mail or handle",
  newHere: "New here?",
};

const sentences: Record<string, string> = {
  message_blank: "Write something first.",
  message_exceed_max_chars: "That is too long: 280 characters at most.",
  message_invalid: "That text has characters we cannot keep.",
  ttl_blank: "Choose when it should be gone.",
  ttl_invalid: "Choose one of the lifetimes in the list.",
  name_blank: "Enter your name.",
  name_too_long: "That name is too long.",
  name_invalid: "That name has characters we cannot keep.",
  email_blank: "Enter your e-mail address.",
  email_invalid: "That does not look like an e-mail address.",
  preferred_username_blank: "Choose a handle.",
  preferred_username_invalid: "A handle is 3 to 30 of the characters a–z, 0–9 and _.",
  preferred_username_reserved: "That handle is not available.",
  preferred_username_taken: "That handle is taken.",
  password_blank: "Enter a password.",
  password_too_short: "The password needs at least 10 characters.",
  password_too_long: "That password is too long.",
  password_common: "That password is easily guessed. Take a longer or a rarer one.",
  password_wrong: "That is not your present password.",
  bio_too_long: "That is too long: 160 characters at most.",
  bio_invalid: "That text has characters we cannot keep.",
  idempotency_key_invalid: "This page sent something odd. Reload it and try again.",
  idempotency_key_reused: "This was sent before with other words. Reload the page.",
  email_taken: "That address has an account already. Sign in instead.",
  code_blank: "Enter the code.",
  code_invalid: "That is not the code we sent.",
  code_expired: "That code is too old. Ask for another, or start again.",
  code_tries_exceeded: "Too many wrong codes. Ask for another, or start again.",
  sign_in_failed: "Those do not match an account.",
  resend_too_soon: "A code was sent just now. Wait a little, then ask again.",
  resend_exhausted: "No more codes can be sent for this. Start again.",
  account_disabled: "This account is disabled. Ask who runs this server.",
  sign_ups_closed: "New accounts are not taken here.",
  too_many_requests: "That was a lot at once. Wait a little and try again.",
  too_many_attempts: "Too many attempts. Wait a little and try again.",
  not_signed_in: "You are not signed in any more. Sign in and try again.",
  not_yours: "That crud is not yours.",
  not_found: "Nothing here. It expired, or never was.",
  database_unavailable:
    "Cruddur cannot reach its memory just now. Try again in a moment.",
  not_migrated: "Cruddur is being brought up to date. Try again in a moment.",
  limit_invalid: "This page asked for something odd. Reload it and try again.",
  cursor_invalid: "This page asked for something odd. Reload it and try again.",
  body_malformed: "This page sent something odd. Reload it and try again.",
  body_too_large: "That is too much to send at once.",
  content_type_unsupported: "This page sent something odd. Reload it and try again.",
  method_not_allowed: "This page asked for something odd. Reload it and try again.",
  not_acceptable: "This page asked for something odd. Reload it and try again.",
  request_refused: "This page asked for something odd. Reload it and try again.",
  internal_error: "Something went wrong on our side. Try again in a moment.",
  csrf_token_missing:
    "Your browser did not keep our cookie. Reload the page and try again.",
  csrf_token_invalid: "This page is out of date. Reload it and try again.",
  unreachable: "Cruddur cannot be reached. Check your connection and try again.",
};

export function sentenceOf(code: string): string | undefined {
  return Object.hasOwn(sentences, code) ? sentences[code] : undefined;
}

/** What to tell the reader about a failure: our own words, or else the server's. */
export function sentencesFor(
  error: unknown,
  about: (code: string) => boolean = () => true,
): string[] {
  const fallback = sentences.internal_error ?? "";
  if (!(error instanceof ApiError)) return [fallback];
  const said = error.codes
    .filter(about)
    .map((code) => sentenceOf(code) ?? (error.detail || fallback));
  return [...new Set(said)];
}
