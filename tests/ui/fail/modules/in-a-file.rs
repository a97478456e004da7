use cors_runtime::cors;

#[cors(origins = any)]
mod items;

fn main() {}
