//! A refusal as data, for structured logs.

use serde::{Serialize, Serializer, ser::SerializeStruct};

use super::refusal::Refusal;
use crate::text::Place;

/// The fields are the methods of a refusal; `message` is the whole line.
impl Serialize for Refusal<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Refusal", 14)?;
        fields.serialize_field("step", self.step().as_str())?;
        fields.serialize_field("reason", self.reason().as_str())?;
        fields.serialize_field("is_enforced", &self.is_enforced())?;
        fields.serialize_field("origin", self.origin())?;
        fields.serialize_field("method", self.method())?;
        fields.serialize_field("path", self.path())?;
        fields.serialize_field("requested_headers", &self.requested_headers().collect::<Vec<_>>())?;
        fields.serialize_field("handler", &self.handler())?;
        fields.serialize_field("place", &self.place().map(Place))?;
        fields.serialize_field("shared_policy", &self.shared_policy().map(Place))?;
        fields.serialize_field("allowed", &self.allowed())?;
        fields.serialize_field("nearest", &self.nearest())?;
        fields.serialize_field("help", &self.help())?;
        fields.serialize_field("message", &self.to_string())?;
        fields.end()
    }
}
