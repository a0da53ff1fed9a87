/** Tells a person what happens. */
export type Say = (line: string) => void;
