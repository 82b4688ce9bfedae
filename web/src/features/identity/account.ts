import { get, send, type Shapes } from "../../api/api";
import { keepingPush } from "../notifications/push";

export type Account = Shapes["Account"];
export type OpenSession = Shapes["OpenSession"];

export const getAccount = () => get("/api/account");

export const changePassword = (password: string, new_password: string) =>
  keepingPush(() => send("put", "/api/account/password", { password, new_password }));

export const changeEmail = (email: string, password: string) =>
  send("put", "/api/account/email", { email, password });

export const confirmEmail = (change: string, code: string) =>
  send("post", "/api/account/email/confirm", { change, code });

export const signOutEverywhere = () =>
  send("post", "/api/account/sign-out-everywhere", undefined);

/** Where one signs in at an issuer, which openapi.json does not tell: without a password. */
export const leave = () => send("post", "/api/account/delete", {} as never);

export const deleteAccount = (password: string) =>
  send("post", "/api/account/delete", { password });

export const getSessions = () => get("/api/account/sessions");

export const endSession = (id: string) =>
  send("delete", "/api/account/sessions/{id}", undefined, { parts: [id] });
