//! With actix's tree of routes, the first request to any route shows the full paths of all.

use actix_web::{
    dev::ServiceRequest,
    introspection::{IntrospectionNode, IntrospectionTree},
    web::Data,
};

use super::mount::{Mount, MountId, with_all_of};

/// Notes the full path of each registration that one resource alone fits.
pub(super) fn note_all(mount: MountId, request: &ServiceRequest) {
    let Some(tree) = request.app_data::<Data<IntrospectionTree>>() else { return };
    with_all_of(mount, |mounts| {
        for mount in mounts.iter_mut().filter(|mount| mount.full_path.is_none()) {
            let mut found = Vec::new();
            add_resources(&tree.root, mount, &mut found);
            if let [full_path] = found[..] {
                mount.full_path = Some(full_path.to_owned());
            }
        }
    });
}

/// Adds the full paths of the resources that a registration may be.
fn add_resources<'a>(node: &'a IntrospectionNode, mount: &Mount, found: &mut Vec<&'a str>) {
    if node.resource_name.as_deref() == Some(mount.name) && node.full_path.ends_with(mount.path) {
        found.push(&node.full_path);
    }
    for child in &node.children {
        add_resources(child, mount, found);
    }
}
