/** Told what happens, in sentences for people; may be called often. */
export type OnProgress = (message: string) => void;
