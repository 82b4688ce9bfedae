import { expect, it, vi } from "vitest";

// What the browser has and node has not.
vi.stubGlobal("document", new EventTarget());
vi.stubGlobal("window", new EventTarget());

const { letterOf } = await import("./Shortcuts");
const { plainPath } = await import("../ui/router");
const { routeOf } = await import("./routes");
const { unique } = await import("../lib/unique");

it.each([
  ["/", "/"],
  ["/about/", "/about"],
  ["//elsewhere.example/", "/elsewhere.example"],
  ["/%40AndrewBrown", "/@andrewbrown"],
  ["/@andrewbrown//", "/@andrewbrown"],
  ["/@a_b/STATUS/0199ABCD-0000/", "/@a_b/status/0199abcd-0000"],
])("%s is the address %s", (path, plain) => expect(plainPath(path)).toBe(plain));

it.each([
  ["j", "KeyJ", false, "j"],
  ["о", "KeyJ", false, "j"],
  ["О", "KeyJ", true, "О"],
  ["ю", "Period", false, "."],
  ["ν", "KeyN", false, "n"],
  // A layout of Latin letters says itself where they are.
  ["n", "KeyL", false, "n"],
  ["?", "Slash", true, "?"],
  ["ArrowUp", "ArrowUp", false, "ArrowUp"],
])("%s on the key %s (shift: %s) means %s", (key, code, shiftKey, letter) =>
  expect(letterOf({ key, code, shiftKey } as KeyboardEvent)).toBe(letter),
);

it("makes UUIDs without TLS", () => {
  expect(unique()).toMatch(
    /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  );
  expect(unique()).not.toBe(unique());
});

const ID = "01990000-0000-7000-8000-000000000001";
it.each([
  ["/", "/", "/"],
  ["/@londo", "/@:handle", "/@londo"],
  [`/@londo/status/${ID}`, "/@:handle/status/:uuid", ID],
  // One page, whichever of its two addresses it has.
  [`/activities/${ID}`, "/activities/:uuid", ID],
  ["/activities/1", "", "/activities/1"],
  ["/@londo/else", "", "/@londo/else"],
  ["/sign-in/x", "", "/sign-in/x"],
])("%s is the page %s", (path, route, key) =>
  expect(routeOf(path)).toMatchObject({ route: { path: route }, key }),
);
