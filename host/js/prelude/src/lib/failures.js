// Uncaught errors and unhandled rejections, for the listeners of process.on and of the global scope.

// make takes from the prelude: { host, process, messageOf, stackOf, events }.
/** @param {Parts} parts */
export function make({ host, process, messageOf, stackOf, events }) {
  const { Event, EventTarget, dispatch, handler, listen, listened, trusted, unlisten } = events;
  const scope = new EventTarget(); // the listeners of the global scope
  const addEventListener = (type, f, options) => { listen(scope, type, f, options); };
  const removeEventListener = (type, f, options) => { unlisten(scope, type, f, options); };
  const dispatchEvent = (event) => {
    if (!(event instanceof Event)) throw new TypeError('dispatchEvent: an Event is needed');
    return dispatch(scope, event, globalThis);
  };

  // onerror is called with five arguments, the others with their event.
  let onerror = null;
  Object.defineProperty(globalThis, 'onerror', { configurable: true, enumerable: true, get: () => onerror, set: (f) => { onerror = typeof f === 'function' ? f : null; } });
  for (const type of ['unhandledrejection', 'rejectionhandled']) handler(globalThis, type, undefined, () => scope);

  const log = (e) => { const stack = stackOf(e); host.log(8, messageOf(e) + (stack ? '\n' + host.trace(stack) : '')); };

  let within = false; // errors while it is true are only logged

  // uncaught passes an uncaught error to the listeners; origin is Node's name for its source. It reports whether a listener has handled it.
  function uncaught(e, origin = 'uncaughtException') {
    if (within) return false;
    within = true;
    try {
      if (onerror !== null || listened(scope, 'error')) {
        const event = trusted(new ErrorEvent('error', { cancelable: true, message: messageOf(e), error: e }));
        if (onerror !== null && onerror.call(globalThis, event.message, '', 0, 0, e) === true) event.preventDefault();
        if (!dispatch(scope, event, globalThis)) return true;
      }
      process.emit('uncaughtExceptionMonitor', e, origin);
      return process.emit('uncaughtException', e, origin);
    } catch (e2) {
      log(e2);
      return true;
    } finally {
      within = false;
    }
  }

  const told = new WeakSet(); // promises for which unhandledRejection was emitted

  // rejected is called by the adapter for an unhandled rejection. It reports whether a listener has handled it.
  function rejected(promise, reason) {
    if (within) return false;
    try {
      if (listened(scope, 'unhandledrejection')) {
        told.add(promise);
        if (!dispatch(scope, trusted(new PromiseRejectionEvent('unhandledrejection', { cancelable: true, promise, reason })), globalThis)) return true;
      }
      if (process.listenerCount('unhandledRejection') > 0) {
        told.add(promise);
        within = true;
        return process.emit('unhandledRejection', reason, promise);
      }
    } catch (e) {
      log(e);
      return true;
    } finally {
      within = false;
    }
    return process.listenerCount('uncaughtException') > 0 && uncaught(reason, 'unhandledRejection');
  }

  // handled is called by the adapter for a promise that was handled later.
  function handled(promise) {
    if (!told.delete(promise)) return;
    process.emit('rejectionHandled', promise);
    if (listened(scope, 'rejectionhandled')) dispatch(scope, trusted(new PromiseRejectionEvent('rejectionhandled', { promise, reason: undefined })), globalThis);
  }
  return { addEventListener, removeEventListener, dispatchEvent, uncaught, rejected, handled };
}
