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

        macro_rules! modules {
            ($($name:ident $path:literal [$($krate:tt)*])*) => {
                $(
                    #[cors(origins = ["https://app.example.com"], crate = $($krate)*)]
                    pub mod $name {
                        pub mod inner {
                            use actix_web::{Responder, get};

                            #[get($path)]
                            pub async fn handler() -> impl Responder {
                                ""
                            }
                        }
                    }
                )*
            };
        }

        modules! {
            module_plain "/m1" [cors_runtime]
            module_rooted "/m2" [::cors_runtime]
            module_from_here "/m3" [self::own]
            module_from_above "/m4" [super::super::facade::inner]
            module_from_the_root "/m5" [crate::facade::inner]
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
    use nested::handlers::{module_from_above, module_from_here, module_from_the_root, module_plain, module_rooted};
    let _ = App::new()
        .service(module_plain::inner::handler)
        .service(module_rooted::inner::handler)
        .service(module_from_here::inner::handler)
        .service(module_from_above::inner::handler)
        .service(module_from_the_root::inner::handler);
    let _ = App::new().service((plain, rooted, from_here, from_above, from_the_root, by_an_alias));
}
