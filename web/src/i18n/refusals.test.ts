// @vitest-environment happy-dom
import { expect, it, vi } from "vitest";
import { sentences } from "./en";
import { refusalsDe } from "./refusals.de";
import { refusalsEn } from "./refusals.en";

it("come with the first refusal, and in another language with that language", async () => {
  vi.resetModules();
  const { chooseLanguage, loadRefusals, sentencesFor } = await import("./i18n");
  const { ApiError } = await import("../api/ApiError");
  const said = (code: string) =>
    sentencesFor(new ApiError(422, [code], "By the server."));

  expect(said("code_invalid")).toEqual(["By the server."]);
  expect(said("not_found")).toEqual([sentences.not_found]);
  await loadRefusals();
  expect(said("code_invalid")).toEqual([refusalsEn.code_invalid]);
  expect(said("not_found")).toEqual([sentences.not_found]);
  await chooseLanguage("de");
  expect(said("code_invalid")).toEqual([refusalsDe.code_invalid]);
  await chooseLanguage("en");
  expect(said("code_invalid")).toEqual([refusalsEn.code_invalid]);
});

it("speaks the language that was chosen last, whichever file comes first", async () => {
  vi.resetModules();
  const i18n = await import("./i18n");
  await Promise.all([i18n.chooseLanguage("de"), i18n.chooseLanguage("en")]);
  expect(i18n.language).toBe("en");
  expect(document.documentElement.lang).toBe("en");
});
