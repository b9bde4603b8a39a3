// The socket of a node:http message. The connection itself is the host's: this describes it, and can end the exchange.
import EventEmitter from 'events';

// Socket is made when req.socket is first touched. end is called when it is destroyed.
export class Socket extends EventEmitter {
  constructor(tells) {
    super();
    this._tells = tells; // { peer(), port, encrypted, end(error), idle(ms) }
    this.readable = this.writable = true;
    this.destroyed = this.connecting = this.pending = false;
    this.readyState = 'open';
    this.encrypted = !!tells.encrypted;
    if (this.encrypted) { this.authorized = false; this.authorizationError = null; this.alpnProtocol = false; }
    this.bytesRead = this.bytesWritten = this.bufferSize = this.writableLength = 0;
    this.allowHalfOpen = true;
    this.timeout = 0;
    this.parser = null;
    this.server = tells.server;
  }
  get _peer() { const v = this._tells.peer?.() ?? null; Object.defineProperty(this, '_peer', { value: v }); return v; }
  get remoteAddress() { return this._peer?.address; }
  get remotePort() { return this._peer?.port; }
  get remoteFamily() { return this._peer?.family; }
  get localAddress() { return this._peer ? (this._peer.family === 'IPv6' ? '::1' : '127.0.0.1') : undefined; }
  get localPort() { return this._peer ? this._tells.port : undefined; }
  get localFamily() { return this._peer?.family; }
  get readableEnded() { return false; }
  get writableHighWaterMark() { return 65536; }
  get readableHighWaterMark() { return 65536; }
  get closed() { return this.destroyed; }
  get _writableState() { return { finished: !this.writable, ended: !this.writable, length: 0 }; }
  address() { return this._peer ? { address: this.localAddress, port: this.localPort, family: this.localFamily } : {}; }
  setTimeout(ms, f) {
    this.timeout = ms = Number(ms) || 0;
    if (f) { if (ms) this.once('timeout', f); else this.removeListener('timeout', f); }
    this._tells.idle?.(ms);
    return this;
  }
  setNoDelay() { return this; }
  setKeepAlive() { return this; }
  ref() { return this; }
  unref() { return this; }
  cork() {}
  uncork() {}
  pause() { return this; }
  resume() { return this; }
  write() { throw Object.assign(new Error('socket.write is not there in the sandbox: answer with the response (res.write), connections are the host\'s'), { code: 'ENOSYS' }); }
  end() { this.destroySoon(); return this; }
  destroySoon() { if (this.writable) this.destroy(); }
  destroy(error) {
    if (this.destroyed) return this;
    this._closed(!!error);
    this._tells.end?.(error);
    return this;
  }
  // _closed ends the connection, for this message.
  _closed(failed) {
    if (this.destroyed) return;
    this.destroyed = true;
    this.readable = this.writable = false;
    this.readyState = 'closed';
    queueMicrotask(() => this.emit('close', failed));
  }
  getPeerCertificate() { return {}; }
  getCipher() { return { name: 'TLS', standardName: 'TLS', version: 'TLSv1.3' }; }
  getProtocol() { return this.encrypted ? 'TLSv1.3' : null; }
  getSession() {}
  isSessionReused() { return false; }
}
