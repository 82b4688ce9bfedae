/** The pages of prose, in English. They are loaded with those pages, apart from all other words. */
export const aboutEn = {
  rules: "Rules",
  languages: (names: string) => `People write in ${names} here.`,
  contact: "The people who run this server:",
  version: (release: string) => `Cruddur ${release}`,
  aboutTitle: "About Cruddur",
  aboutText: [
    "Cruddur is a micro-blog for posts that keep their promise to disappear. A crud is a short post that stays from an hour to thirty days; you choose.",
    "The line below a crud shows how much time is left and grows shorter with it. Its marks stand for an hour, a day and a week.",
    "The moment a crud's time is up, it disappears from every page, and seconds later from the database.",
    "If someone reports a crud, our moderators get a sealed copy, even after it's gone. If they dismiss the report, the copy is destroyed at once; otherwise within 45 days.",
  ],
  aboutReaders: "Anyone can read.",
  aboutMembersRead: "Only people who are signed in can read.",
  aboutAccount:
    "To write you need an account: a name, a handle, an email and a password.",
  aboutAccountElsewhere: "To write, sign in with the account that this server asks for.",
  aboutSource: "The source is free (Apache-2.0), and apps are as welcome as people:",
  apiLink: "API documentation",
  promiseTitle: "How the promise is kept",
  promiseLead:
    "When a crud's time is up, no page shows it any more, that very moment. Deleting it from the database takes a little longer. This server measures how long, and shows it to everybody:",
  promiseSince: (when: string) => `Since this server started, ${when}`,
  promiseDays: "In the last 30 days",
  promiseEnded: "Cruds whose time was up",
  promiseOnTime: (seconds: string) => `Deleted within ${seconds}`,
  promiseWorst: "The slowest deletion",
  promiseNone: "None yet",
  promiseSealed: [
    "Texts are sealed here: each is encrypted, and its key is destroyed once the hour in which it ends is over. After that nobody can read it from a backup, not even us.",
    "What you delete is gone from every page at once. Sealed copies in backups become unreadable when it would have ended anyway. Who wrote, when and to whom can still be read in a backup until it's deleted.",
    "Not covered: copies kept for a report, and what was posted before we turned this on.",
  ],
  promiseSealedNear:
    "Texts are sealed here: each is encrypted, and its key is destroyed once the hour in which it ends is over. A backup may hold the keys too, so we promise nothing about backups.",
  promisePlain:
    "Texts are not sealed here: a backup that was made while a crud was here can be read until the backup is deleted.",
  promiseOldest: (hour: string) =>
    `We can still read sealed texts that end on ${hour} or later.`,
  promiseSigned:
    "Each day's figures are signed, and so is the list of destroyed keys: signed statements that you can hold against us, not proofs.",
  promiseFigures: "The figures, for programs",
  promiseKeys: "The destroyed keys, for programs",

  receiptsTitle: "Receipts",
  receiptsHint:
    "A receipt is our signed word when a crud of yours ends; it has no text in it. Afterwards you can ask whether it's gone, and we sign that too. It's a signed statement that you can hold against us, not a proof. We keep no copy of it, only your browser does, until 38 days after the end. If you leave the page before it says Posted, come back in the same tab and post the draft again within an hour: it's the same crud, and you get its receipt.",
  receiptsOn: "Keep a receipt of each crud I post in this browser",
  receiptsOff: "When you turn this off, the receipts in this browser are deleted.",
  receiptEnds: (when: string) => `For a crud that leaves ${when}`,
  receiptEnded: (when: string) => `For a crud that left ${when}`,
  receiptCheck: "Check this receipt",
  receiptDownload: "Download as text",
  receiptGone: (when: string) =>
    `It was not among the cruds when we looked, ${when}. Copies kept for a report are not covered.`,
  receiptThere: (when: string) =>
    `It was still there when we looked, ${when}. Check again in a moment.`,
  receiptKey: {
    none: "It was not sealed.",
    "not destroyed":
      "Its key is destroyed when the hour of its end is over. Check again then.",
    destroyed: (when: string) => `Its key was destroyed ${when}.`,
    "not listed": "Its key isn't listed any more: we list keys for 31 days.",
  },
  receiptFile: (crud: string, ends: string) =>
    `A receipt for the crud ${crud}, which ends at ${ends} (UTC). It's a signed statement that you can hold against the people who run the server, not a proof. How to check it is in docs/sealing.md of Cruddur's source.`,
  receiptFirst: "The receipt",
  receiptNonce: "Its nonce: the receipt's hash is of the nonce followed by the text",
  receiptSecond: "The statement after the end",

  privacyTitle: "Privacy",
  goneTitle: "What gone means",
  gone: [
    "When a crud's time is up, this server shows it to nobody any more, and an open page removes it that second.",
    "Seconds later it is deleted from the database, with all replies to it. What you delete yourself goes the same way, at once.",
    "If someone reports a crud, our moderators get a sealed copy, even after it's gone. If they dismiss the report, the copy is destroyed at once; otherwise within 45 days.",
    "The bytes can linger unread in the database's files, its write-ahead log and replicas until that space is reused.",
    "A backup taken while a crud was here still holds it until that backup is deleted, which the people who run this server decide. Restoring one brings back nothing whose time was up, but it does bring back what you had deleted since.",
    "We can't get back what somebody copied or photographed while it was there.",
  ],
  keptTitle: "What is kept, where, and how long",
  kept: [
    {
      what: "Cruds",
      where: "the database; anyone can read them, or members alone, as you choose",
      until: "their time is up, or you delete them",
    },
    {
      what: "Whom a crud mentions",
      where: "the database; anyone who can read the crud can see it",
      until: "the crud is gone, or the person mentioned deletes their account",
    },
    {
      what: "Whom you've blocked or muted",
      where: "the database; only you see the lists",
      until: "you undo it, a mute ends, or you delete your account",
    },
    {
      what: "That somebody replied to you, mentioned you, follows you, or likes or reposts your crud",
      where: "the database, without any text; only you see it",
      until: "the crud is gone, either of you deletes the account, or 30 days later",
    },
    {
      what: "Which conversations you muted, and what the bell counts",
      where: "the database; only you see it",
      until: "you undo it, the conversation is gone, or you delete your account",
    },
    {
      what: "What you repost",
      where: "the database; anyone who can read the crud can see it on your page",
      until: "you undo it, the crud is gone, or you delete your account",
    },
    {
      what: "What you keep on your shelf",
      where: "the database; only you see it",
      until: "you take it off, the crud is gone, or you delete your account",
    },
    {
      what: "What you like",
      where:
        "the database; the author of a crud sees that you like it, others see the number",
      until: "you undo it, the crud is gone, or you delete your account",
    },
    {
      what: "Name, handle, bio, link, banner colour",
      where: "the database; anyone can read them. We fetch nothing from your link.",
      until: "you change them, or delete your account",
    },
    {
      what: "Whom you follow, and who follows you",
      where:
        "the database; you see the lists, others see the numbers. We suggest first those whom the people you follow follow, without saying so.",
      until: "you unfollow, either of you blocks the other or deletes the account",
    },
    {
      what: "Who you are here (moderator, admin), and a suspension or restriction",
      where: "the database; you, moderators and the people who run this server see it",
      until: "it's lifted or ends, or you delete your account",
    },
    {
      what: "What was done about an account, by which rule and when: with the handle, never with a crud's text",
      where:
        "the database; the people who run this server see it. Moderators see which rules were broken in the last year.",
      until: "a year after it was done, also when you delete your account",
    },
    {
      what: "Who reported whom, of what kind, and which crud",
      where:
        "the database; moderators see whom it is about, never who reported. The people who run this server can look.",
      until:
        "as for the next entry; that the report is theirs is also deleted with the reporter's account. The handle of the reported person stays.",
    },
    {
      what: "A reported crud, what it replies to, notes of who reported it and of moderators, and an answer",
      where:
        "the database, encrypted; moderators, and the people who run this server, open it, and each time is logged. Our backups leave it out; a snapshot of the whole database has it. It stays when an account is deleted.",
      until:
        "the report is dismissed, 14 days after any other decision or the answer to it, 45 days in all; 15 minutes if it isn't sent",
    },
    {
      what: "That you don't want to be in lists of people",
      where: "the database; you alone see it",
      until: "you choose otherwise, or delete your account",
    },
    {
      what: "Invitations you made: for how many people, how many came, until when",
      where: "the database, the link itself unreadable; only you see them",
      until: "a day after their end, or you withdraw them or delete your account",
    },
    {
      what: "Email",
      where: "the database; seen by you, and by apps you connect",
      until: "you change it or delete your account",
    },
    {
      what: "Sessions, and which browser each is",
      where: "the database, and cookies in your browser",
      until: "you sign out, thirty days unused, or ninety days at most",
    },
    {
      what: "Which browsers of yours show notifications while no page is in view, and of what",
      where:
        "the database, with the address that your browser's maker gave it. The maker carries these notifications: it learns that one came, when, and roughly how long it's good for. We don't say who it's from or what it's about, but it could look for a public crud that fits. We remove a notification once its crud's time is over and your browser wakes us; if the crud is deleted sooner, the notification stays until then.",
      until: "you turn them off or sign out, or your browser's maker forgets it",
    },
    {
      what: "Apps you connected",
      where: "the database; only you see them",
      until: "you revoke their access or delete your account",
    },
    {
      what: "Network addresses, failed attempts to sign in",
      where: "memory or, as unreadable codes, the database, for rate limits",
      until:
        "some minutes in memory; in the database an hour or so, wrong codes of a second factor a day",
    },
    {
      what: "A fingerprint of each post, and change numbers",
      where: "the database, so that nothing is posted twice and open pages hear of it",
      until: "an hour or so",
    },
    {
      what: "That an account was deleted",
      where: "the database, as its number alone, so that no old sign-in brings it back",
      until: "thirty days later",
    },
    {
      what: "Drafts, how far you had scrolled, what you wanted to do before signing in, and the address to which a code for a new password went",
      where: "your browser alone",
      until:
        "you close the tab; drafts also until you post them or sign out there, the address also until the password is set",
    },
    {
      what: "Language, appearance, the lifetime you chose last, what you read on Home, whether shortcuts are on",
      where: "your browser alone",
      until: "you choose otherwise",
    },
    {
      what: "Which crud was the newest when you last looked at Home, by its id",
      where: "your browser alone",
      until: "you look again, or sign out there",
    },
    {
      what: "Receipts, if you turned them on: which crud, its end, our signature, and no text",
      where: "your browser alone",
      until: "38 days after the end, or you turn them off",
    },
  ],
  /** The same, where people sign in here and at no issuer. */
  keptToSignIn: [
    {
      what: "An account that is waiting for a moderator: name, handle, email, password as a hash, and why you want to join",
      where:
        "the database; moderators read the name, the handle, the reason, and of the address only what follows the @",
      until: "they decide, or 30 days; the log of decisions keeps the handle for a year",
    },
    {
      what: "A sign-up under way: name, email, handle, and why you want to join",
      where: "your browser alone",
      until: "you confirm it, or come back two hours later",
    },
    {
      what: "Sign-ups not confirmed, codes we sent",
      where:
        "the database, the codes unreadable; a server that sends no email has them in its log",
      until: "they are used, or an hour after the code lapses",
    },
    {
      what: "Password",
      where: "the database, as a salted hash nobody can read back",
      until: "you change it or delete your account",
    },
    {
      what: "Second factor, if you turned it on: the app's secret, and recovery codes",
      where: "the database, encrypted or as hashes, with the key elsewhere",
      until: "you turn it off or delete your account; a recovery code until it's used",
    },
    {
      what: "That you have signed in here before",
      where: "a cookie in your browser",
      until: "ninety days",
    },
  ],
  keptWhere: "Where",
  keptUntil: "Until",
  noThird:
    "Nothing is loaded from anybody else. Nobody learns that you were here, except the service that carries our email: it sees your address and what we write to it; and your browser's maker, if you turn on notifications.",
  /** Where people sign in at an issuer, instead of the sentence before. */
  onlyIssuer:
    "Nothing is loaded from anybody else. You sign in at a service that the people who run this server chose: it knows your password and when you sign in, and has rules of its own. Its word that you signed in is kept with your session.",
};
