// Slots: where the objects of the platform keep what they are made of. They are symbols, so that Object.keys, JSON.stringify and for-in find
// nothing of it. A private field would be found by no one, but cannot be in an object literal, and takes a call wherever another file reads it.
// To read a slot takes half as long again as a property, so that what is read together lies in one.

export const BODY = Symbol('body'), USED = Symbol('used'), SHARED = Symbol('shared'), SOURCE = Symbol('source'); // Request and Response
export const FROM = Symbol('from'); // what a ReadableStream was made of
export const FIELDS = Symbol('fields'); // Headers
export const HEADERS = Symbol('headers'), URL_TEXT = Symbol('url'), METHOD = Symbol('method'), PARAMS = Symbol('params'), LINE = Symbol('line'), COOKIES = Symbol('cookies');
export const SIGNAL = Symbol('signal'), ABORT = Symbol('abort'), OPTIONS = Symbol('options');
export const BYTES = Symbol('bytes'), TYPE = Symbol('type'), NAME = Symbol('name'), MODIFIED = Symbol('lastModified'), LIST = Symbol('list'); // Blob, File, FormData

// REQUEST is an array of a Request: the record that came with it (message.js), its id, its flags.
export const REQUEST = Symbol('request'), RAW = 0, ID = 1, FLAGS = 2;

// MARK is a Response's status times 16, and its kind (host.js).
export const MARK = Symbol('mark'), STATUS_TEXT = Symbol('statusText'), REDIRECTED = Symbol('redirected');

// mixin gives a class the members of another, as Body's are of Request and Response.
export function mixin(Class, From) {
  const from = From.prototype;
  for (const name of Reflect.ownKeys(from)) if (!Object.hasOwn(Class.prototype, name)) Object.defineProperty(Class.prototype, name, Object.getOwnPropertyDescriptor(from, name));
}
