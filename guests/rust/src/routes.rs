//! API: routes, the targets of patterns.

use std::borrow::Cow;

use crate::answer::{Answer, IntoAnswer};
use crate::request::Request;
use crate::response::Response;

pub(crate) type Handler = Box<dyn Fn(&mut Request<'_>) -> Answer>;

/// Patterns and their targets: `/exact`, `/users/:id` (one segment), `/files/*` (and deeper), `/*`. The most exact match wins,
/// whatever the order.
#[derive(Default)]
pub struct Routes {
    pub(crate) list: Vec<(Text, Option<Text>, Route)>, // pattern, method
}

type Text = Cow<'static, str>;

/// The target of a pattern, or of one method of it.
pub struct Route(pub(crate) Target);

pub(crate) enum Target {
    Handler(Handler),
    Number(usize), // a handler that the server knows, 1 ...
    Named(Text),
    Skip,
    Fixed(Response),
    File(Text),
    Dir(Text),
}

impl Route {
    /// A function of this handler.
    pub fn handler<A: IntoAnswer>(f: impl Fn(&mut Request<'_>) -> A + 'static) -> Route {
        Route(Target::Handler(Box::new(move |req| f(req).into_answer())))
    }

    /// A function of this handler by the name that [`Server::handler`](crate::Server::handler) gave it: the only kind that
    /// [`reload::routes`](crate::reload::routes) accepts, since every instance has to know it.
    pub fn named(name: impl Into<Cow<'static, str>>) -> Route {
        Route(Target::Named(name.into()))
    }

    /// Leaves the pattern to fetch.
    pub fn skip() -> Route {
        Route(Target::Skip)
    }

    /// A static response: the host answers, and no wasm runs.
    pub fn fixed(res: Response) -> Route {
        Route(Target::Fixed(res))
    }

    /// 302 to another address.
    pub fn redirect(to: impl Into<Cow<'static, str>>) -> Route {
        Route::fixed(Response::redirect(to))
    }

    /// A file below the directory that the operator gave (`-files`).
    pub fn file(name: impl Into<Cow<'static, str>>) -> Route {
        Route(Target::File(name.into()))
    }

    /// A directory below it; the pattern must end in `/*`.
    pub fn dir(name: impl Into<Cow<'static, str>>) -> Route {
        Route(Target::Dir(name.into()))
    }
}

impl Routes {
    /// No routes.
    pub fn new() -> Routes {
        Routes::default()
    }

    /// Adds a route for all methods.
    pub fn route(mut self, pattern: impl Into<Cow<'static, str>>, route: Route) -> Routes {
        self.list.push((pattern.into(), None, route));
        self
    }

    /// Adds a route for one method. HEAD runs GET's unless it has its own; other methods go on to the next pattern
    /// that matches.
    pub fn on(mut self, method: impl Into<Cow<'static, str>>, pattern: impl Into<Cow<'static, str>>, route: Route) -> Routes {
        self.list.push((pattern.into(), Some(method.into()), route));
        self
    }
}
