//! The pairs of a list, for rules that compare two elements.

/// Returns each pair of a list once, with the earlier element first.
pub(crate) fn pairs<T>(list: &[T]) -> Vec<(&T, &T)> {
    let mut pairs = Vec::new();
    for (index, later) in list.iter().enumerate() {
        for earlier in &list[..index] {
            pairs.push((earlier, later));
        }
    }
    pairs
}
