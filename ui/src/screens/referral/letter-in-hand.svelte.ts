/** The words of a drafted letter a person has begun to change and not yet kept. */
export class LetterInHand {
  /** What the person wrote; undefined while the draft stands as it was made. */
  words: string | undefined = $state();
  /** The draft the person began from. */
  from: string | undefined = $state();
  replyBy: string | null = $state(null);

  /** The letter is kept, or begun again from the draft. */
  lay(): void {
    this.words = this.from = undefined;
    this.replyBy = null;
  }
}

const letters = new WeakMap<object, Map<string, LetterInHand>>();

/**
 * The letter in hand for a referral. It lasts as long as the session does: other sections and screens
 * can be visited in between, and locking the casebook forgets it.
 */
export function letterInHand(session: object, referral: string): LetterInHand {
  const ofSession = letters.get(session) ?? new Map<string, LetterInHand>();
  letters.set(session, ofSession);
  const letter = ofSession.get(referral) ?? new LetterInHand();
  ofSession.set(referral, letter);
  return letter;
}
