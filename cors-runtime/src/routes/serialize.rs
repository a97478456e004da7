//! The table as data.

use serde::{Serialize, Serializer, ser::SerializeStruct};

use super::{RouteInfo, Routes};
use crate::text::Place;

impl Serialize for Routes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

/// The fields are the methods of a row.
impl Serialize for RouteInfo {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("RouteInfo", 11)?;
        fields.serialize_field("methods", self.methods())?;
        fields.serialize_field("path", self.path())?;
        fields.serialize_field("has_full_path", &self.has_full_path())?;
        fields.serialize_field("handler", self.handler())?;
        fields.serialize_field("place", &Place(self.place()))?;
        fields.serialize_field("shared_policy", &self.shared_policy().map(Place))?;
        fields.serialize_field("policy", &self.policy())?;
        fields.serialize_field("is_any_origin", &self.is_any_origin())?;
        fields.serialize_field("has_credentials", &self.has_credentials())?;
        fields.serialize_field("is_enforced", &self.is_enforced())?;
        fields.serialize_field("remarks", self.remarks())?;
        fields.end()
    }
}
