// The variant of the guest: "v1", "v2" or "bare". The suite builds a copy of this folder in which this file names another.
export const variant: string = 'v1';
