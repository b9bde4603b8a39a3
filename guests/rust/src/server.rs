//! API: the server, the export of a handler's crate.

use std::borrow::Cow;
use std::time::Duration;

use crate::answer::{Answer, IntoAnswer};
use crate::errors::Failure;
use crate::request::Request;
use crate::response::Response;
use crate::routes::{Handler, Route, Routes, Target};

pub(crate) type OnError = Box<dyn Fn(&mut Request<'_>, &Failure<'_>) -> Answer>;

/// Handlers, routes and settings. The operator's flags and environment take precedence over settings; the meaning of each is in
/// abi/SPEC.md, section 7.
#[derive(Default)]
#[must_use]
pub struct Server {
    pub(crate) unix: Option<Cow<'static, str>>,
    pub(crate) hostname: Option<Cow<'static, str>>,
    pub(crate) port: Option<u16>,
    pub(crate) idle_timeout: Option<Duration>,
    pub(crate) request_timeout: Option<Duration>,
    pub(crate) guest_timeout: Option<Duration>,
    pub(crate) max_request_body_size: Option<u64>,
    pub(crate) instances: Option<u32>,
    pub(crate) isolated: bool,
    pub(crate) development: bool,
    pub(crate) routes: Routes,
    pub(crate) handlers: Vec<Handler>, // handler n is at n-1
    pub(crate) names: Vec<(Cow<'static, str>, usize)>,
    pub(crate) fetch: Option<Handler>,
    pub(crate) error: Option<OnError>,
    pub(crate) warmup: Option<Box<dyn Fn()>>,
}

impl Server {
    /// A server that answers 404.
    pub fn new() -> Server {
        Server::default()
    }

    /// Answers requests that match no route. Without it: 404.
    pub fn fetch<A: IntoAnswer>(mut self, f: impl Fn(&mut Request<'_>) -> A + 'static) -> Server {
        self.fetch = Some(Box::new(move |req| f(req).into_answer()));
        self
    }

    /// Answers failed requests, on another instance if necessary; a status of 0 means 500 here. Without it: `Something went wrong!`.
    pub fn error<A: IntoAnswer>(mut self, f: impl Fn(&mut Request<'_>, &Failure<'_>) -> A + 'static) -> Server {
        self.error = Some(Box::new(move |req, failure| f(req, failure).into_answer()));
        self
    }

    /// Runs once per instance before its first request: the place for slow preparations that all requests need. If it
    /// panics, the handler is not served.
    pub fn warmup(mut self, f: impl Fn() + 'static) -> Server {
        self.warmup = Some(Box::new(f));
        self
    }

    /// Answers a pattern, whatever the method: `/exact`, `/users/:id`, `/files/*`, `/*`. The most exact match wins.
    pub fn any<A: IntoAnswer>(self, pattern: impl Into<Cow<'static, str>>, f: impl Fn(&mut Request<'_>) -> A + 'static) -> Server {
        self.route(pattern, Route::handler(f))
    }

    /// Answers GET and HEAD.
    pub fn get<A: IntoAnswer>(self, pattern: impl Into<Cow<'static, str>>, f: impl Fn(&mut Request<'_>) -> A + 'static) -> Server {
        self.on("GET", pattern, Route::handler(f))
    }

    /// Answers POST.
    pub fn post<A: IntoAnswer>(self, pattern: impl Into<Cow<'static, str>>, f: impl Fn(&mut Request<'_>) -> A + 'static) -> Server {
        self.on("POST", pattern, Route::handler(f))
    }

    /// Answers PUT.
    pub fn put<A: IntoAnswer>(self, pattern: impl Into<Cow<'static, str>>, f: impl Fn(&mut Request<'_>) -> A + 'static) -> Server {
        self.on("PUT", pattern, Route::handler(f))
    }

    /// Answers PATCH.
    pub fn patch<A: IntoAnswer>(self, pattern: impl Into<Cow<'static, str>>, f: impl Fn(&mut Request<'_>) -> A + 'static) -> Server {
        self.on("PATCH", pattern, Route::handler(f))
    }

    /// Answers DELETE.
    pub fn delete<A: IntoAnswer>(self, pattern: impl Into<Cow<'static, str>>, f: impl Fn(&mut Request<'_>) -> A + 'static) -> Server {
        self.on("DELETE", pattern, Route::handler(f))
    }

    /// Answers with a static response: the host sends it, and no wasm runs.
    pub fn fixed(self, pattern: impl Into<Cow<'static, str>>, res: Response) -> Server {
        self.route(pattern, Route::fixed(res))
    }

    /// Adds a route for all methods: [`Route`] has the kinds.
    pub fn route(mut self, pattern: impl Into<Cow<'static, str>>, route: Route) -> Server {
        self.routes = std::mem::take(&mut self.routes).route(pattern, route);
        self
    }

    /// Adds a route for one method.
    pub fn on(mut self, method: impl Into<Cow<'static, str>>, pattern: impl Into<Cow<'static, str>>, route: Route) -> Server {
        self.routes = std::mem::take(&mut self.routes).on(method, pattern, route);
        self
    }

    /// Names a handler for [`Route::named`], whether a route leads to it now or after [`reload::routes`](crate::reload::routes).
    pub fn handler<A: IntoAnswer>(mut self, name: impl Into<Cow<'static, str>>, f: impl Fn(&mut Request<'_>) -> A + 'static) -> Server {
        self.handlers.push(Box::new(move |req| f(req).into_answer()));
        self.names.push((name.into(), self.handlers.len()));
        self
    }

    /// Listens at a Unix socket, or with `@name` an abstract one. Addresses apply at the server's start only.
    pub fn unix(mut self, address: impl Into<Cow<'static, str>>) -> Server {
        self.unix = Some(address.into());
        self
    }

    /// Listens on TCP at this host.
    pub fn hostname(mut self, hostname: impl Into<Cow<'static, str>>) -> Server {
        self.hostname = Some(hostname.into());
        self
    }

    /// Listens on TCP at this port.
    pub fn port(mut self, port: u16) -> Server {
        self.port = Some(port);
        self
    }

    /// How long a connection may be quiet. Zero: no limit.
    pub fn idle_timeout(mut self, idle: Duration) -> Server {
        self.idle_timeout = Some(idle);
        self
    }

    /// How long a request may take. Zero: no limit.
    pub fn request_timeout(mut self, limit: Duration) -> Server {
        self.request_timeout = Some(limit);
        self
    }

    /// The CPU time of a handler per request, without waits. It can only lower the operator's limit.
    pub fn guest_timeout(mut self, limit: Duration) -> Server {
        self.guest_timeout = Some(limit);
        self
    }

    /// The most bytes that a request's body may have.
    pub fn max_request_body_size(mut self, bytes: u64) -> Server {
        self.max_request_body_size = Some(bytes);
        self
    }

    /// The most instances.
    pub fn instances(mut self, n: u32) -> Server {
        self.instances = Some(n);
        self
    }

    /// Every request finds memory in the state after [`warmup`](Server::warmup). Such a handler cannot answer later.
    pub fn isolated(mut self) -> Server {
        self.isolated = true;
        self
    }

    /// Error pages have details.
    pub fn development(mut self) -> Server {
        self.development = true;
        self
    }

    /// Gives every handler of a route its number, the same in every instance.
    pub(crate) fn number(&mut self) {
        for (_, _, route) in &mut self.routes.list {
            if let Target::Handler(_) = route.0 {
                if let Target::Handler(h) = std::mem::replace(&mut route.0, Target::Number(self.handlers.len() + 1)) {
                    self.handlers.push(h);
                }
            }
        }
    }

    /// The handler of a route; fetch for 0 and for unknown numbers.
    pub(crate) fn find(&self, route: u32) -> Option<&Handler> {
        (route as usize).checked_sub(1).and_then(|n| self.handlers.get(n)).or(self.fetch.as_ref())
    }
}
