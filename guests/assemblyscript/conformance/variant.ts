// Which of the suite's guest this is: v1, v2 or bare, which has neither a catch-all nor fetch.
export const variant = "v1";
