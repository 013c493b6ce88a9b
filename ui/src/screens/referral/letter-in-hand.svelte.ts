/** The words of a drafted letter a person has begun to change and not yet kept. */
export class LetterInHand {
  /** What the person wrote; undefined while the draft stands as it was made. */
  words: string | undefined = $state();
  /** The draft the person began from. */
  from: string | undefined = $state();
  /** The day a person chose; undefined while that of the draft stands. */
  replyBy: string | null | undefined = $state();

  /** The words are again those of the draft. */
  asDrafted(): void {
    this.words = this.from = undefined;
  }

  /** The letter is kept, or begun again from the draft. */
  lay(): void {
    this.asDrafted();
    this.replyBy = undefined;
  }
}

const letters = new WeakMap<object, Map<string, LetterInHand>>();

/**
 * The letter in hand for a referral of a casebook. It lasts as long as the window: other screens can be
 * visited in between, and whoever is called away long enough for the casebook to lock finds their words
 * again after opening the same casebook. They are never written anywhere until the letter is kept.
 */
export function letterInHand(window: object, casebook: string, referral: string): LetterInHand {
  const key = `${referral} in ${casebook}`;
  const ofWindow = letters.get(window) ?? new Map<string, LetterInHand>();
  letters.set(window, ofWindow);
  const letter = ofWindow.get(key) ?? new LetterInHand();
  ofWindow.set(key, letter);
  return letter;
}
