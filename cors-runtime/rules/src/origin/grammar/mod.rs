//! The grammar of an origin. The `Origin` header of a request only passes through this room.
//!
//! Each file reads one part of an origin and stops at the first mistake, which it returns as a [`fault`]: data, without
//! any text. `diagnosis` explains it, and imports this room; nothing here imports `diagnosis`.

pub(crate) mod characters;
pub(crate) mod entry;
pub(crate) mod fault;
pub(crate) mod host;
pub(crate) mod idna;
pub(crate) mod ipv4;
pub(crate) mod ipv6;
pub(crate) mod loopback;
pub(crate) mod port;
pub(crate) mod punycode;
pub(crate) mod scheme;
pub(crate) mod tail;
