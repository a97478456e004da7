//! Every form of path that `crate = …` takes.

#![deny(warnings)]

use actix_web::App;

pub mod facade {
    pub use cors_runtime as inner;
}

pub mod nested {
    pub mod handlers {
        use actix_web::{Responder, get};
        use cors_runtime::cors;

        use self::own as alias;

        mod own {
            pub(crate) use cors_runtime::*;
        }

        macro_rules! handlers {
            ($($name:ident $path:literal [$($krate:tt)*])*) => {
                $(
                    #[cors(origins = ["https://app.example.com"], crate = $($krate)*)]
                    #[get($path)]
                    async fn $name() -> impl Responder {
                        ""
                    }
                )*
            };
        }

        handlers! {
            plain "/1" [cors_runtime]
            rooted "/2" [::cors_runtime]
            from_here "/3" [self::own]
            from_above "/4" [super::super::facade::inner]
            from_the_root "/5" [crate::facade::inner]
            by_an_alias "/6" [alias]
        }
    }
}

fn main() {
    use nested::handlers::{by_an_alias, from_above, from_here, from_the_root, plain, rooted};
    let _ = App::new().service((plain, rooted, from_here, from_above, from_the_root, by_an_alias));
}
