/** What was released or told back is never changed in place: others have it as it was. Another message says what is right. */
const left = {
  words: 'Two people have decided exactly which words leave, and others may have them.',
  how: 'Take the message back before it leaves; after that, release another that says what is right.',
};
const came = {
  words: 'It is kept as the sender released it, and as it was answered.',
  how: 'Record beside it what is right, and answer the sender again.',
};

export const releasedWhys = {
  ReleaseProposed: left,
  ReleaseAuthorised: left,
  ReleaseRefused: left,
  ReleaseWithdrawn: left,
  ReleaseCopied: left,
  ReleaseReplyBrought: came,
  ReleaseReplyRead: came,
  ReleaseReceived: came,
  ReleaseAnswered: came,
  ReleaseReplyForgone: came,
  MessageTaken: came,
  MessageAnswered: came,
  MessageCopied: came,
} as const;
