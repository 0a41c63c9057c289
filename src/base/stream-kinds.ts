/** What travels whole in a person's stream; of all else a screen is only told that it changed. */

/** Kept in the forum's log, with a number: nothing lost, nothing twice, in order. */
export const STREAM_KINDS = ['message', 'read', 'notice', 'poll', 'signal'] as const;
export type StreamKind = (typeof STREAM_KINDS)[number];

/** True for a moment only, never kept: who has missed one has missed nothing. */
export const WHISPER_KINDS = ['typing', 'presence'] as const;
export type WhisperKind = (typeof WHISPER_KINDS)[number];
