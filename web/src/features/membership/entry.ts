import { get, send } from "../../api/api";

export const getPanic = () => get("/api/moderation/panic");

/** On for 24 hours from now, also where it was on. */
export const beginPanic = () => send("put", "/api/moderation/panic", undefined);

export const endPanic = () => send("delete", "/api/moderation/panic", undefined);

const BLOCKS = "/api/moderation/sign-up-blocks";

export const getBlocks = () => get(BLOCKS);

/** The server answers with the whole list. */
export const block = (value: string) => send("post", BLOCKS, { value });

export const unblock = (value: string) =>
  send(
    "delete",
    `${BLOCKS}?value=${encodeURIComponent(value)}` as typeof BLOCKS,
    undefined,
  );
