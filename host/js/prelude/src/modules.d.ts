// Types of packages that bring none, and of Node's modules, which the bundler makes calls of __wasmserve_require (bundle/gen). Their objects are
// not checked: each is as Node documents it.

declare class NodeObject {
  constructor(...values: any[]);
  [name: string]: any;
  static [name: string]: any;
}

declare module 'events' { export default NodeObject; }
declare module 'stream' {
  export default NodeObject;
  export class Readable extends NodeObject {}
}
