//! The values of each key, and what is right or wrong about them.

use crate::{
    form::{List, of_interest, of_none, of_one, of_two, plain},
    place::{Place, policy},
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    Right,
    Wrong,
}

/// Arguments at a place.
#[derive(Debug)]
pub(crate) struct Case {
    /// The items that they need.
    pub(crate) beside: String,
    /// The place where their error is expected.
    pub(crate) line: String,
    /// The words of their errors; one of several that `|` separates. Right values have none.
    pub(crate) words: &'static str,
}

impl Case {
    pub(crate) fn is_meant(&self, error: &str) -> bool {
        self.words.split('|').any(|words| error.contains(words))
    }

    fn verdict(&self) -> Verdict {
        if self.words.is_empty() { Verdict::Right } else { Verdict::Wrong }
    }
}

/// Every case of this verdict.
pub(crate) fn all(verdict: Verdict) -> Vec<Case> {
    let mut cases = Vec::new();
    for key in KEYS {
        key.add(&mut cases);
    }
    for (argument, words) in PLAIN {
        add_at_every_place(&mut cases, argument, &plain(""), words);
    }
    for (index, pair) in PAIRS.iter().enumerate() {
        pair.add(&mut cases, index);
    }
    cases.retain(|case| case.verdict() == verdict);
    cases
}

const RIGHT: &str = "";
const APP: &str = "origins = [\"https://app.example.com\"]";

/// A key that takes a list.
struct Key {
    name: &'static str,
    /// Right entries, and one that is right beside any other.
    right: &'static [&'static str],
    filler: &'static str,
    /// Wrong entries, and the words about them.
    wrong: &'static [(&'static str, &'static str)],
    /// The words about an empty list.
    empty: &'static str,
    /// Entries that are wrong beside another one alone.
    wrong_beside: &'static [(&'static str, &'static str)],
    /// Values that are not lists.
    values: &'static [(&'static str, &'static str)],
}

const WRONG_ORIGINS: &[(&str, &str)] = &[
    ("https://a.example/", "an origin has no path"),
    ("a.example", "an origin begins with a scheme"),
    ("https://A.example", "browsers send an origin in lower case"),
    ("https://a.example:443", "browsers leave out the default port"),
    ("https://a.*.example", "`*`"),
    ("null", "`null` is not the origin of one page"),
    ("https://a.example\r\nX: y", "blanks"),
    ("", "``|empty"),
];

const KEYS: &[Key] = &[
    Key {
        name: "origins",
        right: &["https://a.example", "https://*.a.example:*", "http://a.example"],
        filler: "https://b.example",
        wrong: WRONG_ORIGINS,
        empty: "an empty list of origins",
        wrong_beside: &[("*", "`*` is every origin")],
        values: &[
            ("any", RIGHT),
            ("[\"*\"]", RIGHT),
            ("set(ORIGINS)", RIGHT),
            ("predicate(is_tenant)", RIGHT),
            ("\"https://a.example\"", "`origins` takes a list"),
            ("lookup(is_looked_up)", RIGHT),
            ("[set(ORIGINS)]", RIGHT),
            ("[lookup(is_looked_up), \"https://a.example\", predicate(is_tenant), set(ORIGINS)]", RIGHT),
            ("[set(ORIGINS), \"*\"]", "`*` is every origin"),
            ("[set(ORIGINS), \"https://a.example/\"]", "an origin has no path"),
            ("set(\"x\")", "`set` takes the path"),
            ("lookup(|_| true)", "`lookup` takes the path"),
            ("[predicate()]", "`predicate` takes the path"),
        ],
    },
    Key {
        name: "dev_origins",
        right: &["https://a.example", "http://192.168.1.20:5173", "http://*.localhost.:*"],
        filler: "https://b.example",
        wrong: WRONG_ORIGINS,
        empty: "an empty list of `dev_origins`",
        wrong_beside: &[],
        values: &[
            ("any", "`dev_origins` does not take `any`"),
            ("[\"*\"]", "`dev_origins` does not take `any`"),
            ("set(ORIGINS)", "`dev_origins` takes a list"),
            ("[lookup(is_looked_up)]", "an element of `dev_origins` is a string literal or a constant"),
        ],
    },
    Key {
        name: "methods",
        right: &["GET"],
        filler: "GET",
        wrong: &[
            ("TRACE", "browsers let no page send"),
            ("connect", "browsers let no page send"),
            ("patch", "browsers do not upper-case `patch`"),
            ("PACTH", "looks like a misspelt method"),
            ("GET, PUT", "is not a method"),
            ("PUT\r\nX: y", "is not a method"),
            ("", "an empty string is not a method"),
            ("*", "`methods` names methods"),
            ("any", "`methods` names methods"),
        ],
        empty: "an empty list of methods",
        wrong_beside: &[],
        values: &[("any", "`methods` names methods"), ("\"GET\"", "`methods` takes a list")],
    },
    Key {
        name: "headers",
        right: &["X-A", "X-Forwarded-Host", "Authorization"],
        filler: "X-B",
        wrong: &[
            ("Cookie", "only the browser sets `Cookie`"),
            ("sec-fetch-site", "only the browser sets"),
            ("a b", "is not the name of a header"),
            ("X-A\r\nX-B", "is not the name of a header"),
            ("", "an empty string is not the name of a header"),
            ("Access-Control-Allow-Origin", "belongs on the response"),
        ],
        empty: "an empty list of headers",
        wrong_beside: &[("*", "is beside `*`")],
        values: &[("any", RIGHT), ("[\"*\"]", RIGHT), ("[\"*\", \"Authorization\"]", RIGHT)],
    },
    Key {
        name: "expose",
        right: &["X-A"],
        filler: "X-B",
        wrong: &[
            ("Set-Cookie", "browsers let no page read"),
            ("origin", "belongs on the request"),
            ("Access-Control-Max-Age", "is on the answer to a preflight"),
            ("a b", "is not the name of a header"),
            ("", "an empty string is not the name of a header"),
        ],
        empty: "an empty list exposes no header",
        wrong_beside: &[("*", "is beside `*`")],
        values: &[("any", RIGHT), ("[\"*\"]", RIGHT)],
    },
];

impl Key {
    fn add(&self, cases: &mut Vec<Case>) {
        for (index, entry) in self.right.iter().enumerate() {
            self.add_entry(cases, index, entry, RIGHT);
        }
        for (index, (entry, words)) in self.wrong.iter().enumerate() {
            self.add_entry(cases, index, entry, words);
        }
        for list in of_none() {
            add_at_every_place(cases, self.name, &list, self.empty);
        }
        for (entry, words) in self.wrong_beside {
            for list in of_two(entry, self.filler) {
                add_at_every_place(cases, self.name, &list, words);
            }
        }
        for (value, words) in self.values {
            add_at_every_place(cases, self.name, &plain(value), words);
        }
        if self.name == "methods" {
            add_methods(cases);
        }
    }

    /// The first entry in every form; the others in the main ones, and in another one each.
    fn add_entry(&self, cases: &mut Vec<Case>, index: usize, entry: &str, words: &'static str) {
        let mut lists = of_one(entry);
        if entry != self.filler {
            lists.extend(of_two(entry, self.filler));
        }
        for list in of_interest(lists, index) {
            add_at_every_place(cases, self.name, &list, words);
        }
    }
}

/// Methods that are right or wrong by the route, which serves GET.
fn add_methods(cases: &mut Vec<Case>) {
    for (entry, words) in [("OPTIONS", "is the preflight itself"), ("DELETE", "the route does not serve")] {
        for list in of_one(entry).into_iter().chain(of_two(entry, "GET")) {
            for place in Place::ALL {
                let words = if place.has_route() { words } else { RIGHT };
                cases.push(case(place, "methods", &list, words));
            }
        }
    }
}

fn add_at_every_place(cases: &mut Vec<Case>, key: &str, list: &List, words: &'static str) {
    for place in Place::ALL {
        cases.push(case(place, key, list, words));
    }
}

/// One argument at a place, with the least that it needs.
fn case(place: Place, key: &str, list: &List, words: &'static str) -> Case {
    let mut beside = list.beside.clone();
    let argument = if list.value.is_empty() { key.to_owned() } else { format!("{key} = {}", list.value) };
    let arguments =
        if key == "origins" || place.is_refined() { argument } else { format!("{APP}, {argument}") };
    if place.is_refined() {
        beside = format!("{beside}    {}\n", policy("BASE", APP));
    }
    Case { beside, line: place.line(&arguments), words }
}

/// Keys that take no list, with their values.
const PLAIN: &[(&str, &str)] = &[
    ("credentials", RIGHT),
    ("credentials = true", RIGHT),
    ("credentials = false", RIGHT),
    ("credentials = 1", "`credentials` is a flag"),
    ("credentials = \"true\"", "`credentials` is a flag"),
    ("credentials = YES", "`credentials` is a flag"),
    ("max_age = 0", RIGHT),
    ("max_age = 86400", RIGHT),
    ("max_age = \"1d\"", RIGHT),
    ("max_age = -1", "a time is not negative"),
    ("max_age = \"-1s\"", "a time is not negative"),
    ("max_age = 86401", "is longer than any browser keeps a preflight"),
    ("max_age = \"25h\"", "is longer than any browser keeps a preflight"),
    ("max_age = 1.5", "a time is a whole number"),
    ("max_age = \"10 weeks\"", "is not a"),
    ("max_age = \"\"", "an empty text is not a time"),
    ("max_age = AGE", "`max_age` takes seconds"),
    ("max_age", "`max_age` has no value"),
    ("enforce", RIGHT),
    ("enforce = strict", RIGHT),
    ("enforce = 1", "`enforce`"),
    ("enforce = \"strict\"", "`enforce`"),
    ("dangerously = []", "an empty list of `dangerously`"),
    ("dangerously = [nothing]", "unknown danger `nothing`"),
    ("dangerously = [null_origin]", "nothing in this policy needs"),
    ("dangerously = [insecure_origins]", "nothing in this policy needs"),
    ("credentials, dangerously = [insecure_origins]", "nothing in this policy needs"),
    ("credentials, dangerously = [public_suffixes]", "nothing in this policy needs"),
    ("dangerously = \"null_origin\"", "`dangerously` takes a list of names"),
    ("crate = cors_runtime", RIGHT),
    ("crate = ::cors_runtime", RIGHT),
    ("crate = Self", "`Self` is a type"),
    ("crate = \"\"", "`crate` takes a path"),
    ("nothing = 1", "unknown key `nothing`"),
];

/// An entry of a list that another argument makes wrong, or that stays right beside it.
struct Pair {
    key: &'static str,
    entry: &'static str,
    /// The arguments that the list needs beside it.
    extra: &'static str,
    other: &'static str,
    words: &'static str,
    /// True if a shared policy may have the list without the other argument, and the other way round.
    is_right_alone: (bool, bool),
}

const fn pair(key: &'static str, entry: &'static str, other: &'static str, words: &'static str) -> Pair {
    Pair { key, entry, extra: "", other, words, is_right_alone: (true, true) }
}

const DANGEROUS_NULL: &str = "dangerously = [null_origin]";
const DANGEROUS_HTTP: &str = "credentials, dangerously = [insecure_origins]";
const DANGEROUS_SUFFIX: &str = "credentials, dangerously = [public_suffixes]";

const PAIRS: &[Pair] = &[
    pair("origins", "*", "credentials", "every origin must be named"),
    pair("origins", "*", "credentials = false", RIGHT),
    pair("origins", "*", "enforce", RIGHT),
    pair("origins", "*", "dev_origins = [\"http://localhost:1\"]", "`any` includes every origin"),
    Pair { extra: DANGEROUS_NULL, ..pair("origins", "null", "credentials", "`null` is never allowed") },
    pair("origins", "http://a.example", "credentials", "whoever is on the network can pose as"),
    pair("origins", "http://*.a.example:*", "credentials", "whoever is on the network can pose as"),
    pair("origins", "http://localhost.", "credentials", RIGHT),
    pair("origins", "http://*.localhost.:*", "credentials", RIGHT),
    pair("origins", "http://127.0.0.1:*", "credentials", RIGHT),
    pair("origins", "https://*.github.io", "credentials", "the public suffix"),
    Pair { is_right_alone: (true, false), ..pair("origins", "http://a.example", DANGEROUS_HTTP, RIGHT) },
    Pair { is_right_alone: (true, false), ..pair("origins", "https://*.github.io", DANGEROUS_SUFFIX, RIGHT) },
    Pair {
        is_right_alone: (true, false),
        ..pair("origins", "http://*.github.io", DANGEROUS_HTTP, "the public suffix")
    },
    pair("dev_origins", "http://192.168.1.20:5173", "credentials", RIGHT),
    pair("dev_origins", "http://*.lan:*", "credentials", RIGHT),
    Pair {
        is_right_alone: (true, false),
        ..pair("dev_origins", "http://192.168.1.20:5173", DANGEROUS_HTTP, "nothing in this policy needs")
    },
    pair("dev_origins", "https://*.github.io", "credentials", "the public suffix|need `public_suffixes`"),
    Pair {
        is_right_alone: (true, false),
        ..pair("dev_origins", "https://*.github.io", DANGEROUS_SUFFIX, RIGHT)
    },
    Pair { extra: DANGEROUS_NULL, ..pair("dev_origins", "null", "credentials", "`null` is never allowed") },
    pair("headers", "*", "credentials", "every header must be named"),
    pair("headers", "*", "credentials = false", RIGHT),
    pair("headers", "*", "enforce", "every header must be named"),
    pair("headers", "Forwarded", "enforce", "it could claim where its request went"),
    pair("headers", "X-Forwarded-Host", "enforce", "it could claim where its request went"),
    pair("headers", "x-forwarded-proto", "enforce", "it could claim where its request went"),
    pair("headers", "X-FORWARDED-FOR", "enforce", "it could claim where its request went"),
    pair("headers", "X-Forwarded-Port", "enforce", "it could claim where its request went"),
    pair("headers", "X-Forwarded-Host", "credentials", RIGHT),
    pair("headers", "X-A", "enforce", RIGHT),
    pair("expose", "*", "credentials", "every header must be named"),
    pair("expose", "*", "enforce", RIGHT),
];

impl Pair {
    fn add(&self, cases: &mut Vec<Case>, index: usize) {
        let mut lists = of_interest(of_one(self.entry), index + 1);
        if self.entry == "*" {
            lists.push(plain("any"));
        }
        for list in lists {
            let list_key = self.list_key(&list);
            let whole = join(&[self.origins(), &list_key, self.other]);
            for place in [Place::Attribute, Place::Policy] {
                cases.push(Case { beside: list.beside.clone(), line: place.line(&whole), words: self.words });
            }
            for place in [Place::RefinedAttribute, Place::RefinedPolicy] {
                self.add_refined(cases, &list, place);
            }
        }
    }

    /// The one half in the shared policy, and the other beside it; and the other way round.
    fn add_refined(&self, cases: &mut Vec<Case>, list: &List, place: Place) {
        let list_key = self.list_key(list);
        let (list_alone, other_alone) = self.is_right_alone;
        let mut add = |base: &str, refinement: &str| {
            let beside = format!("{}    {}\n", list.beside, policy("BASE", base));
            cases.push(Case { beside, line: place.line(refinement), words: self.words });
        };
        if list_alone {
            add(&join(&[self.origins(), &list_key]), self.other);
        }
        if other_alone {
            add(&join(&[APP, self.other]), &list_key);
        }
    }

    fn list_key(&self, list: &List) -> String {
        join(&[&format!("{} = {}", self.key, list.value), self.extra])
    }

    /// `origins`, where the list is not theirs.
    fn origins(&self) -> &'static str {
        if self.key == "origins" { "" } else { APP }
    }
}

/// Arguments with commas between them.
fn join(arguments: &[&str]) -> String {
    let written: Vec<&str> = arguments.iter().copied().filter(|argument| !argument.is_empty()).collect();
    written.join(", ")
}
