// ReadableStream and its like.
export * from 'web-streams-polyfill';
