//! The resources of an application, read from what actix prints of its resource map: it has no other way to list them.
//!
//! If a later actix prints it otherwise, nothing is found, and a test says so.

use actix_web::dev::ResourceMap;

/// A resource: a route, or anything else that is registered at a path.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Resource {
    pub(super) name: String,
    /// With the prefixes of the scopes around it.
    pub(super) path: String,
}

/// Returns the resources in the order of their registration.
pub(super) fn resources(map: &ResourceMap) -> Vec<Resource> {
    let text = format!("{map:?}");
    let mut found = Vec::new();
    if let Some(root) = (Reader { rest: &text }).value() {
        add(&root, "", &mut found);
    }
    found
}

/// Adds the resources of a node, which is `ResourceMap { pattern: ResourceDef { name, patterns, … }, …, nodes }`.
fn add(node: &Value, prefix: &str, found: &mut Vec<Resource>) {
    let Some(pattern) = node.field("pattern") else { return };
    let own = pattern.field("patterns").and_then(Value::first_text).unwrap_or_default();
    let path = format!("{prefix}{own}");
    if let Some(nodes) = node.field("nodes").and_then(Value::list) {
        return nodes.iter().for_each(|node| add(node, &path, found));
    }
    let name = pattern.field("name").and_then(Value::first_text).unwrap_or_default().to_owned();
    found.push(Resource { name, path });
}

/// A value as `Debug` prints it.
enum Value {
    Text(String),
    /// What stands in brackets of any kind, each with its name in a struct.
    Group(Vec<(String, Value)>),
    /// A word: a number, a unit.
    Word,
}

impl Value {
    /// Returns a field of a struct.
    fn field(&self, name: &str) -> Option<&Self> {
        let Self::Group(parts) = self else { return None };
        parts.iter().find(|(own, _)| own == name).map(|(_, value)| value)
    }

    /// Returns the text in `Some("…")`, `Single("…")` and `List(["…"])`.
    fn first_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Group(parts) => parts.first()?.1.first_text(),
            Self::Word => None,
        }
    }

    /// Returns the elements in `Some([…])`.
    fn list(&self) -> Option<Vec<&Self>> {
        let Self::Group(parts) = self else { return None };
        let Some((_, Self::Group(elements))) = parts.first() else { return None };
        Some(elements.iter().map(|(_, value)| value).collect())
    }
}

/// Reads what `Debug` prints on one line.
struct Reader<'a> {
    rest: &'a str,
}

impl Reader<'_> {
    /// Reads a value: a text, a word, or a group, which may have a name in front of it.
    fn value(&mut self) -> Option<Value> {
        self.blanks();
        if self.rest.starts_with('"') {
            return self.text().map(Value::Text);
        }
        let word = self.word();
        self.blanks();
        match self.rest.chars().next() {
            Some('(') => self.group(')'),
            Some('[') => self.group(']'),
            Some('{') => self.group('}'),
            _ => (!word.is_empty()).then_some(Value::Word),
        }
    }

    /// Reads a group up to its end, with names or keys before a `:`.
    fn group(&mut self, end: char) -> Option<Value> {
        self.rest = self.rest.get(1..)?;
        let mut parts = Vec::new();
        loop {
            self.blanks();
            if let Some(rest) = self.rest.strip_prefix(end) {
                self.rest = rest;
                return Some(Value::Group(parts));
            }
            let start = self.rest;
            let mut name = String::new();
            let mut value = self.value()?;
            self.blanks();
            if let Some(rest) = self.rest.strip_prefix(": ") {
                start.split(':').next().unwrap_or_default().clone_into(&mut name);
                self.rest = rest;
                value = self.value()?;
            }
            parts.push((name, value));
            self.blanks();
            self.rest = self.rest.strip_prefix(',').unwrap_or(self.rest);
        }
    }

    fn word(&mut self) -> String {
        let end = self.rest.find(|c: char| "([{)]},:\" ".contains(c)).unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(end);
        self.rest = rest;
        word.to_owned()
    }

    /// Reads a text, with its escapes.
    fn text(&mut self) -> Option<String> {
        let mut end = 1;
        while !self.rest.get(end..)?.starts_with('"') {
            let c = self.rest[end..].chars().next()?;
            end += c.len_utf8();
            if c == '\\' {
                end += self.rest[end..].chars().next()?.len_utf8();
            }
        }
        let text = unescaped(&self.rest[1..end]);
        self.rest = &self.rest[end + 1..];
        Some(text)
    }

    fn blanks(&mut self) {
        self.rest = self.rest.trim_start();
    }
}

/// Returns a text without the escapes of `Debug` that a pattern may have: `\\d` → `\d`
fn unescaped(text: &str) -> String {
    let (mut unescaped, mut chars) = (String::new(), text.chars());
    while let Some(c) = chars.next() {
        unescaped.push(if c == '\\' { chars.next().unwrap_or(c) } else { c });
    }
    unescaped
}

#[cfg(test)]
mod tests {
    use actix_web::{
        App,
        dev::ServiceRequest,
        test::{TestRequest, call_service, init_service},
        web,
    };

    use super::*;

    /// All of this file rests on it, and no documentation of actix promises it.
    #[actix_web::test]
    async fn actix_prints_the_resources_of_an_application() {
        let handler = || async { "" };
        let inner = web::scope(r"/v{version:\d+}")
            .service(web::resource("/a\"b").name("first").to(handler))
            .service(web::resource(["/one", "/two"]).to(handler));
        let app = App::new().service(web::scope("/api").service(inner)).route("/end", web::get().to(handler));
        let app = init_service(app.external_resource("outside", "https://example.com/{x}")).await;
        let response = call_service(&app, TestRequest::with_uri("/none").to_request()).await;
        let request = ServiceRequest::from_request(response.request().clone());
        let found = resources(request.resource_map());
        let expected =
            [("first", r#"/api/v{version:\d+}/a"b"#), ("", r"/api/v{version:\d+}/one"), ("", "/end")];
        let expected = expected.map(|(name, path)| Resource { name: name.to_owned(), path: path.to_owned() });
        assert_eq!(found, expected);
    }
}
