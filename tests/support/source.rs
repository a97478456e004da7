//! One source text in two modules: with the attribute, and without.

/// Writes the items into `mod annotated` as they stand, and into `mod plain` without any `#[cors]`.
///
/// The tokens keep their places, so that both see what a user wrote, and only `#[cors(…)]` (also inside of
/// `#[cfg_attr(all(), …)]`) is taken out, at any depth.
#[macro_export]
macro_rules! twice {
    ($($items:tt)*) => {
        #[allow(unreachable_pub)]
        mod annotated {
            #[allow(unused_imports)]
            use super::*;
            $($items)*
        }
        $crate::without_cors! { [] [] $($items)* }
    };
}

/// `[what came out] [the groups that this one is in] what is still to be read`
#[doc(hidden)]
#[macro_export]
macro_rules! without_cors {
    ($out:tt $outer:tt # [cors $arguments:tt] $($rest:tt)*) => {
        $crate::without_cors! { $out $outer $($rest)* }
    };
    ($out:tt $outer:tt # [cors_runtime :: cors $arguments:tt] $($rest:tt)*) => {
        $crate::without_cors! { $out $outer $($rest)* }
    };
    ($out:tt $outer:tt # [cfg_attr(all(), cors $arguments:tt)] $($rest:tt)*) => {
        $crate::without_cors! { $out $outer $($rest)* }
    };
    ($out:tt [$($outer:tt)*] { $($inner:tt)* } $($rest:tt)*) => {
        $crate::without_cors! { [] [{ braces $out [$($rest)*] } $($outer)*] $($inner)* }
    };
    ($out:tt [$($outer:tt)*] ( $($inner:tt)* ) $($rest:tt)*) => {
        $crate::without_cors! { [] [{ parentheses $out [$($rest)*] } $($outer)*] $($inner)* }
    };
    ([$($inner:tt)*] [{ braces [$($before:tt)*] [$($rest:tt)*] } $($outer:tt)*]) => {
        $crate::without_cors! { [$($before)* { $($inner)* }] [$($outer)*] $($rest)* }
    };
    ([$($inner:tt)*] [{ parentheses [$($before:tt)*] [$($rest:tt)*] } $($outer:tt)*]) => {
        $crate::without_cors! { [$($before)* ( $($inner)* )] [$($outer)*] $($rest)* }
    };
    ([$($before:tt)*] $outer:tt $token:tt $($rest:tt)*) => {
        $crate::without_cors! { [$($before)* $token] $outer $($rest)* }
    };
    ([$($items:tt)*] []) => {
        #[allow(unreachable_pub, unused_imports)]
        mod plain {
            use super::*;
            $($items)*
        }
    };
}
