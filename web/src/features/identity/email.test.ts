import { expect, test } from "vitest";
import { shownEmail } from "./email";

test.each([
  ["vir@example.com", "vir@example.com"],
  ["ceo@xn--koda-f6a.example", "ceo@škoda.example"],
  ["u@xn--strae-oqa.example", "u@straße.example"],
  ["u@xn--c2bd4bq1db8d.xn--h2brj9c", "u@डाटामेल.भारत"],
  ["u@xn--r8jz45g.xn--zckzah", "u@例え.テスト"],
])("%s is shown as %s", (kept, shown) => {
  expect(shownEmail(kept)).toBe(shown);
});

test.each([
  "u@xn--a.example",
  "u@xn--99999999.example",
  "u@xn--.example",
  "a@ŠKODA.example",
  "",
  "nobody",
])("%s stays as it is", (email) => {
  expect(shownEmail(email)).toBe(email);
});
