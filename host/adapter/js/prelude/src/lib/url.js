// The state machine of the URL standard.
export * from 'whatwg-url-without-unicode/lib/url-state-machine.js';
