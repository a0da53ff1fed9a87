/**
 * Whether a write may be sent again when nobody knows its outcome and it is nowhere to be found.
 *
 * `never`: money, and what would undo somebody else's work. `whenSettled`: a record that would be there twice, so only when
 * BILL itself has ended the first call; one that BILL may still be at work on waits for a later run. `always`: what comes
 * twice, or late, changes nothing more.
 */
export type SendAgain = 'never' | 'whenSettled' | 'always';
