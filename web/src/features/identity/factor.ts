import { ApiError } from "../../api/ApiError";
import { send, type Shapes, type Viewer } from "../../api/api";
import { keepingPush } from "../notifications/push";
import { navigate } from "../../ui/router";
import { keptForTab } from "./keptForTab";

export type Setup = Shapes["FactorSecret"];

export const beginSetup = (password: string) =>
  send("post", "/api/account/factor", { password });

export const confirmSetup = async (code: string) =>
  (await keepingPush(() => send("post", "/api/account/factor/confirm", { code })))
    .recovery_codes;

export const turnOff = (password: string, code: string) =>
  keepingPush(() => send("post", "/api/account/factor/off", { password, code }));

/** Ten codes in the place of those before. */
export const renewCodes = async (password: string, code: string) =>
  (await send("post", "/api/account/factor/recovery-codes", { password, code }))
    .recovery_codes;

/** Codes that nobody will see again, and whose. The page may be drawn anew before its reader has kept them. */
let shown: { handle: string; codes: string[] } | null = null;

export const codesShown = (handle: string) =>
  shown?.handle === handle ? shown.codes : null;

export function showCodes(handle: string, codes: string[] | null): void {
  shown = codes && { handle, codes };
}

const LACKS = ["factor_missing", "factor_again", "sign_in_again"];

/** Whether something was refused for want of a second factor, of a code of it, or of a sign-in that is not long ago. */
export const lacksFactor = (problem: unknown): problem is ApiError =>
  problem instanceof ApiError && problem.codes.some((code) => LACKS.includes(code));

/** In this session, for what moderators do. */
export const giveProof = (code: string) =>
  send("post", "/api/account/factor/proof", { code });

/** As long as the server takes it. */
const step = keptForTab<string>("cruddur:sign-in-step", 10 * 60_000);

/** The step after the password, which the address brings in its fragment. */
export function stepNow(): string {
  const brought = new URLSearchParams(location.hash.slice(1)).get("step");
  if (brought) step.keep(brought);
  return brought ?? step.now() ?? "";
}

export const forgetStep = step.forget;

/** Whether no code counts for this step any more. */
export const isStepOver = (problem: unknown): problem is ApiError =>
  problem instanceof ApiError && problem.codes.includes("factor_step_expired");

/** Whether no code counts for this secret any more. */
export const isSetupOver = (problem: unknown): problem is ApiError =>
  problem instanceof ApiError && problem.codes.includes("factor_setup_expired");

export async function giveCode(step: string, code: string): Promise<Viewer> {
  try {
    const viewer = await send("post", "/api/identity/sign-in/code", { step, code });
    forgetStep();
    return viewer;
  } catch (problem) {
    if (isStepOver(problem)) forgetStep();
    throw problem;
  }
}

/**
 * Goes on to the page for the code where that is all that was refused, and throws any other
 * refusal. What the reader was asked before they sign in goes along.
 */
export function orGiveCode(problem: unknown): void {
  if (!(problem instanceof ApiError && problem.codes.includes("factor_needed")))
    throw problem;
  const [path, step] = problem.location.split("#");
  navigate(`${path}${location.search}#${step}`);
}
