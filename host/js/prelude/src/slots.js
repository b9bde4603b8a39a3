// Slots: the internal state of platform objects. They are symbols, so that Object.keys, JSON.stringify and for-in do not find them. A private
// field would be hidden completely, but cannot be in an object literal, and needs a call wherever another file reads it. To read a slot takes
// one and a half times as long as a property, so values that are read together share one.

export const BODY = Symbol('body'), USED = Symbol('used'), SHARED = Symbol('shared'), SOURCE = Symbol('source'); // Request and Response
export const FROM = Symbol('from'); // the source of a ReadableStream
export const FIELDS = Symbol('fields'); // Headers
export const HEADERS = Symbol('headers'), URL_TEXT = Symbol('url'), METHOD = Symbol('method'), PARAMS = Symbol('params'), LINE = Symbol('line'), COOKIES = Symbol('cookies');
export const SIGNAL = Symbol('signal'), ABORT = Symbol('abort'), OPTIONS = Symbol('options');
export const BYTES = Symbol('bytes'), TYPE = Symbol('type'), NAME = Symbol('name'), MODIFIED = Symbol('lastModified'), LIST = Symbol('list'); // Blob, File, FormData

// REQUEST is an array of a Request: the record that came with it (ext/fetch/message.js), its id, its flags.
export const REQUEST = Symbol('request'), RAW = 0, ID = 1, FLAGS = 2;

// MARK is a Response's status times 16, plus its kind (host.js).
export const MARK = Symbol('mark'), STATUS_TEXT = Symbol('statusText'), REDIRECTED = Symbol('redirected');

export const TOO_MANY = Symbol('too many'); // an error for a request that is too large: the host answers 413
