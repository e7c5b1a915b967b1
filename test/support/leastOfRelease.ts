/** The least that an entry about a released message says, for tests. */
const hash = '0'.repeat(64);
const marking = 'OFFICIAL-SENSITIVE';

export const leastOfRelease = {
  ReleaseProposed: {
    from: 'An invented team',
    organisation: 'An invented council',
    basis: 'cda-s115',
    why: 'They meet him.',
    marking,
    words: 'Do not visit alone.',
    authoriser: 'leader',
  },
  ReleaseAuthorised: { words: 'Agreed.' },
  ReleaseRefused: { words: 'Not yet.' },
  ReleaseWithdrawn: { reason: 'Told by telephone.' },
  ReleaseCopied: { copy: 1, form: 'document', hash, content: hash, carriedBy: 'By hand.' },
  ReleaseReplyBrought: { stage: 'answered', who: 'Gateway', words: 'Not known here.', marking },
  ReleaseReplyRead: { brought: 'b1', theirs: 'yes', came: 'By hand; called back.', follows: 'Nothing.' },
  ReleaseReceived: { who: 'Gateway', marking },
  ReleaseAnswered: { who: 'Gateway', words: 'Not known here.', marking },
  ReleaseReplyForgone: { reason: 'He has moved away.' },
  MessageTaken: { referral: 'R1', organisation: 'An invented team', content: hash, marking, came: 'By hand.' },
  MessageAnswered: { reply: 'r1', told: 'nothing told', why: 'Nothing is held.', marking },
  MessageCopied: { copy: 1, stage: 'answered', reply: 'r1', form: 'document', hash, content: hash },
  MessageNoted: { number: 'N1', organisation: 'An invented team', content: hash, marking, came: 'By hand.', done: 'Told.', reply: 'r1' },
} as const;
