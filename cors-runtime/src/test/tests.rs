//! The model's own words and corners; that it agrees with browsers is shown by `tests/browsers`.
