// node:punycode.
import punycode from 'punycode';

export const make = () => punycode;
