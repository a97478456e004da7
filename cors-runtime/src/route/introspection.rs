//! With actix's tree of routes, the first request to any route shows the full paths of all.

use actix_web::{
    dev::ServiceRequest,
    introspection::{IntrospectionNode, IntrospectionTree},
    web::Data,
};

use super::mount::{Mount, MountId, for_each_beside};

/// Notes the full path of each registration that one resource alone fits.
pub(super) fn note_all(mount: MountId, request: &ServiceRequest) {
    let Some(tree) = request.app_data::<Data<IntrospectionTree>>() else { return };
    for_each_beside(mount, |mount| {
        let mut found = Vec::new();
        add_resources(&tree.root, mount, &mut found);
        if let ([full_path], None) = (&found[..], &mount.full_path) {
            mount.full_path = Some((*full_path).to_owned());
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
