// What the number at the end says, the same for every command. Printed by --help.
export const exitCodes = { ok: 0, failed: 1, wrongUse: 2, foundSomething: 3, serviceNotThere: 69, interrupted: 130 } as const;

export const exitCodesInWords = `Exit codes:
  0    it worked
  1    it failed; the sentence printed says what to do
  2    wrong use: an unknown command, option or value
  3    it worked and found something that needs a person (a ledger that does not fit, say)
  69   a service that it needs is not there (the database)
  130  interrupted`;
