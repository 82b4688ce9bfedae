/** Whether the server runs on the very machine of the browser, as where somebody tries it out. */
export const isThisMachine = () =>
  ["localhost", "127.0.0.1", "[::1]"].includes(location.hostname);
