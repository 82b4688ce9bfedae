/** What the pages of accounts say: signing up and in, what one is told, and what one may set. */
export const accountEn = {
  onlyYouSeeKept:
    "Only you see this shelf. Nothing on it stays longer than it would have.",
  nothingKeptHere: "Your shelf is empty. Keep a crud, and it's here until it leaves.",
  whatIsTold: "What to show",
  toldTabs: { all: "All", mentions: "Mentions" },
  toldOf: {
    replied: "replied to you",
    mentioned: "mentioned you",
    liked: "likes your crud",
    reposted: "reposted your crud",
    followed: "follows you",
  },
  toldOfMany: {
    replied: (others: string, one: boolean) =>
      `and ${others} ${one ? "other" : "others"} replied to you`,
    mentioned: (others: string, one: boolean) =>
      `and ${others} ${one ? "other" : "others"} mentioned you`,
    liked: (others: string, one: boolean) =>
      `and ${others} ${one ? "other" : "others"} like your crud`,
    reposted: (others: string, one: boolean) =>
      `and ${others} ${one ? "other" : "others"} reposted your crud`,
    followed: (others: string, one: boolean) =>
      `and ${others} ${one ? "other" : "others"} follow you`,
  },
  reportsWait: (count: string, one: boolean) =>
    one
      ? "A report or an answer is waiting for a moderator."
      : `${count} reports or answers are waiting for a moderator.`,
  signUpsWait: (count: string, one: boolean) =>
    one
      ? "A new account is waiting for a moderator."
      : `${count} new accounts are waiting for a moderator.`,
  decidedAboutYou: "Moderators decided something about you.",
  nothingTold:
    "Nothing new. What people do with your cruds comes here, and leaves with them.",
  markAllRead: "Mark all read",
  countedKinds: "What the number at the bell counts",
  countedKindsHint:
    "Everything is in the list. The number at the bell counts what is ticked here, and always what moderators tell you.",
  kindsOfTold: {
    replied: "Replies",
    mentioned: "Mentions",
    liked: "Likes",
    reposted: "Reposts",
    followed: "Followers",
  },
  pushTitle: "Push notifications",
  pushHint: [
    "Choose what this browser shows you while none of our pages is in view, until you sign out.",
    "Your browser's maker carries these notifications. It learns that one came, when, and roughly how long it's good for. We don't say who it's from or what it's about, but it could look for a public crud that fits. We remove a notification once its crud's time is over and your browser wakes us; if the crud is deleted sooner, the notification stays until then.",
  ],
  pushUnsupported:
    "This browser can't show notifications from here. On an iPhone or iPad, add this site to the home screen first.",
  pushRefused: {
    denied:
      "Your browser doesn't let us show notifications. Allow them in its settings for this site, then choose again.",
    unavailable:
      "Your browser's service for notifications can't be reached. Choose again later.",
  },

  unmuteSomebody: (handle: string) => `Unmute @${handle}`,
  unblockSomebody: (handle: string) => `Unblock @${handle}`,
  hiddenPeople: "Blocked and muted",
  blockedPeople: "Blocked",
  nobodyBlocked: "You haven't blocked anybody.",
  mutedPeople: "Muted",
  nobodyMuted: "You haven't muted anybody.",
  stillNotifies: "still notifies you",
  until: (time: string) => `until ${time}`,

  signUpTitle: "Sign up",
  emailRule:
    "We use your email for codes, for account notices, and for nothing you haven't asked for. Other members never see it.",
  name: "Name",
  email: "Email",
  handle: "Handle",
  handleRule: "3–30 letters a–z, digits or _",
  handleStates: {
    free: (handle: string) => `@${handle} is free.`,
    taken: (handle: string) => `@${handle} is taken.`,
    reserved: (handle: string) => `@${handle} isn't available.`,
    invalid: () => "",
  },
  useHandle: (handle: string) => `Use ${handle}`,
  password: "Password",
  passwordRule: "At least 10 characters",
  haveAccount: "Already have an account?",
  confirmTitle: "Confirm your email",
  confirmHint: "We sent six digits by email. Not there? Check your spam folder.",
  confirmSent: (email: string) =>
    `We sent six digits to ${email}. Not there? Check your spam folder.`,
  codeInLog: "This server sends no email. Ask whoever runs it: the code is in its log.",
  codeOfInLog: (email: string) =>
    `This server sends no email. Ask whoever runs it: the code for ${email} is in its log.`,
  confirmElsewhere: (email: string) =>
    `Someone signed up with ${email}, in another browser. If it was you, enter the password you chose there.`,
  confirmLate:
    "Confirm your email first, and your account is there. A code works for ten minutes; you can ask for another.",
  mendEmail: "Another address",
  code: "Code",
  confirm: "Confirm",
  resend: "Get another code",
  resent: "Another code is on its way.",
  signUpAgain: "Start again",
  forgotLink: "Forgot password?",
  forgotTitle: "Forgot password?",
  sendCode: "Send a code",
  backToSignIn: "Back to sign in",
  resetTitle: "Set a new password",
  resetHint:
    "If that address has an account, we sent it six digits. Not there? Check your spam folder.",
  newPassword: "New password",
  setPassword: "Set password",
  startAgain: "Start again",
  issuerHint: "This takes you to another site, and back here when you are done.",
  issuerFailed: "Signing in did not work. Please try again.",
  chooseHandleTitle: "Choose a handle",
  chooseHandleHint:
    "The handle you have elsewhere isn't available here. Choose one; it can't be changed later.",
  chooseHandle: "Choose",
  signInTitle: "Sign in",
  login: "Email or handle",
  newHere: "New here?",

  followsTitle: "Following and followers",
  followsHint: "Only you see these lists. Others see how many there are.",
  youFollow: "You follow",
  youFollowNobody: "You don't follow anybody yet.",
  followYou: "Follow you",
  nobodyFollowsYou: "Nobody follows you yet.",
  removeFollower: "Remove",
  removeSomebody: (handle: string) => `Remove @${handle}`,
  listMe: "Show me in lists of people",
  listMeHint:
    "Without it you're neither found by search nor suggested. Your page and your cruds stay where they are.",
  bio: "Bio",
  bioRule: "At most 160 characters, optional",
  profileLink: "Link",
  profileLinkRule: "One https address, at most 200 characters, optional",
  save: "Save",
  saved: "Saved.",

  accountTitle: "Account",
  yourProfile: "Your profile",
  emailNow: (email: string) => `Your email address is ${email}.`,
  changeEmail: "Change email",
  newEmail: "New email",
  emailHint: "We'll send a code there, and notify your old address.",
  emailCode: (email: string) => `We sent six digits to ${email}.`,
  presentPassword: "Current password",
  changePassword: "Change password",
  passwordChanged: "Password changed. Other browsers are signed out.",
  giveCodeTitle: "Enter a code",
  giveCodeRule: "The six digits your app shows, or a recovery code",
  giveCodeOn: "Go on",
  signInAgain: "Sign out and in again",
  factorSetUpFirst: "Set up your second factor in your account",
  factorTitle: "Second factor",
  factorHint:
    "An app on your phone makes a code, and signing in asks for it after your password. A stolen password isn't enough then. Setting it up signs you out everywhere else.",
  factorSetUp: "Set it up",
  factorScan: "Scan this with your authenticator app.",
  factorPicture: "QR code for your authenticator app",
  factorType: "Or type this into it:",
  factorOpenApp: "Open the app on this device",
  factorFirstCode: "The six digits the app shows now",
  factorIsOn: "Your second factor is on. Other browsers and apps are signed out.",
  factorIsOff: "Your second factor is off. Other browsers and apps are signed out.",
  factorOnSince: (when: string) => `It's been on since ${when}.`,
  factorTurnOff: "Turn it off",
  recoveryTitle: "Recovery codes",
  recoveryHint:
    "Your second factor is on. Keep these codes where you'll find them without your phone: each lets you in once. You won't see them again.",
  recoveryNew: "New recovery codes",
  recoveryNewHint: "Ten new codes take the place of those you have.",
  recoveryRenew: "Make new codes",
  recoveryCopy: "Copy",
  recoveryCopied: "Copied.",
  recoveryNotCopied:
    "The browser won't copy here. Select the codes, and copy them by hand.",
  recoveryKept: "I've saved them",
  recoveryLeft: (codes: number) =>
    codes === 1
      ? "You have one recovery code left."
      : `You have ${codes} recovery codes left.`,
  adminTitle: "Become admin",
  adminJoinFirst: (server: string) =>
    `This link makes you the admin of ${server}. Sign up first, or sign in if you have an account.`,
  adminSignInFirst: (server: string) =>
    `This link makes you the admin of ${server}. Sign in first.`,
  adminAsk: (handle: string, server: string) =>
    `You're signed in as @${handle}. With this link @${handle} becomes the admin of ${server}.`,
  adminBecome: "Become admin",
  adminNow: (server: string) =>
    `You're the admin of ${server} now. Admins need a second factor here, so set one up next.`,
  adminNext: "Go to your account",
  sessionsTitle: "Sessions",
  unknownBrowser: "Unknown browser",
  thisBrowser: "this browser",
  signedInSince: (when: string) => `Signed in on ${when}.`,
  lastUsed: (when: string) => `Last used about ${when}.`,
  endSession: (browser: string) => `Sign out: ${browser}`,
  signedOutThere: (browser: string) => `Signed out of ${browser}.`,
  signOutEverywhere: "Sign out everywhere",
  signOutEverywhereHint: "This signs you out here too.",
  newcomersWait: (when: string) =>
    `New accounts can't post right now, to keep things calm. Yours can from ${when}.`,
  reason: "Why would you like to join?",
  reasonRule:
    "At most 500 characters. Only moderators read it. It's deleted once they decide.",
  awaitingTitle: "Almost there",
  awaitingWord: (server: string) =>
    `Your email is confirmed. The people who run ${server} look at each new account first, and we'll email you what they decide.`,
  invitationsTitle: "Invitations",
  invitationsHint:
    "New accounts here are by invitation. Whoever has your link can sign up, until it ends or is used up.",
  inviteFor: "People",
  inviteUntil: "Open for",
  invite: "Make a link",
  invitationLink: "The link, shown only now",
  copyLink: "Copy link",
  invitationNotCopied:
    "The browser won't copy here. Select the link, and copy it by hand.",
  invitationUsed: (used: string, uses: string) => `${used} of ${uses} used`,
  invitationUntil: (when: string) => `Open until ${when}.`,
  invitationsFull: "You can't have more open invitations. Withdraw one to make another.",
  takeInvitationBack: (when: string) =>
    `Withdraw the invitation that's open until ${when}`,
  takeInvitation: "Withdraw",
  invitationGone: "Invitation withdrawn.",
  invited: "You're invited.",
  clientsTitle: "Connected apps",
  allowedSince: (when: string) => `Connected since ${when}.`,
  takeBack: "Revoke access",
  takeBackFrom: (name: string) => `Revoke access: ${name}`,
  takenBack: "Access revoked.",
  clientsHint: "An app you revoke loses access at once.",
  allowTitle: "Connect this app?",
  allowAsks: (name: string, handle: string) =>
    `${name} would like to act for you, @${handle}.`,
  allowCan:
    "It could do nearly all you can: post, reply, delete your cruds, like, repost, follow, block, mute, report, change your profile, download your data, and see your email address and where you're signed in.",
  allowCannot:
    "It could not change your password or email, sign you out, or delete your account.",
  allowThen: (place: string) =>
    `Either way, you go on to ${place}. You can revoke access in your account at any time.`,
  allow: "Allow",
  allowNot: "Don't allow",
  download: "Download your data",
  downloadHint:
    "Your profile, cruds, likes, reposts, shelf, settings, sessions, apps, invitations and reports, whom you follow, have blocked or muted, and what was decided about you, as one JSON file. Followers, notifications, texts of reports and the moderators' log aren't in it.",
  deleteAccount: "Delete account",
  deleteAccountHint:
    "This deletes your account, all your cruds and every reply to them, and can't be undone. A copy kept for a report stays up to 45 days; what moderators decided about you stays in their log for a year, with your handle.",
  deleteAccountThere:
    "Your account at the site where you sign in stays; delete it there.",
  deleteAccountAsk: "Yes, delete my account",
  signInFirst: "Sign in to see this page.",
  allowSignIn: "An app asks to act for you here. Sign in to decide.",
};
