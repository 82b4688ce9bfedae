import { send, type Shapes } from "../../api/api";
import { aboutWords } from "../../i18n/about";
import type { Receipt } from "../../store/receipts";

export type Check = Shapes["ReceiptCheck"];

export const checkReceipt = (receipt: string) =>
  send("post", "/api/receipts", { receipt });

/** What somebody takes along, to hold it against the people who run the server. */
export function textOf({ crud, receipt, nonce, ends, checked }: Receipt): string {
  const prose = aboutWords();
  const parts = [
    prose.receiptFile(crud, new Date(ends).toISOString()),
    location.origin,
    `${prose.receiptFirst}:\n${receipt}`,
    `${prose.receiptNonce}:\n${nonce}`,
  ];
  if (checked) parts.push(`${prose.receiptSecond}:\n${checked}`);
  return `${parts.join("\n\n")}\n`;
}

export function download(receipt: Receipt): void {
  const address = URL.createObjectURL(
    new Blob([textOf(receipt)], { type: "text/plain;charset=utf-8" }),
  );
  const link = document.createElement("a");
  link.href = address;
  link.download = `receipt-${receipt.crud}.txt`;
  link.click();
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
