/** BILL promises no answer time; its webhook side gives receivers 10 s. Longer than this is taken as no answer. */
export const REQUEST_TIMEOUT_MS = 30_000;
