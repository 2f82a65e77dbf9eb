//! Rules about the source itself: which way dependencies point, what no file contains.

use crate::shell::{Done, command, files, output, root};
use serde_json::Value;
use std::{collections::BTreeMap, path::Path};

/// What only the browser's side may use (law 6).
const BROWSER: [&str; 6] = [
    "wasm-bindgen",
    "web-sys",
    "js-sys",
    "gloo",
    "yew",
    "plotters-canvas",
];
/// Which layer of `crates/` a crate is on; it may use only those on a lower one.
const LAYERS: [(&str, u32); 13] = [
    ("switchboard-trace", 0),
    ("switchboard-fuzz", 0),
    ("switchboard-engine", 1),
    ("switchboard-python-code", 1),
    ("switchboard-models", 2),
    ("switchboard-python-compiler", 2),
    ("switchboard-python", 3),
    ("switchboard-exhibits", 4),
    ("switchboard-python-rapid", 4),
    ("switchboard-session", 5),
    ("switchboard-cli", 6),
    ("switchboard-bench", 6),
    ("switchboard-wasm-split", 6),
];
/// A file past this length hides a second concept.
const LONGEST: usize = 700;

/// Checks them all; the message lists every breach.
pub fn check() -> Done {
    let metadata = metadata()?;
    let mut breaches = browser_free(&metadata);
    breaches.extend(one_way(&metadata));
    breaches.extend(tidy());
    if breaches.is_empty() {
        Ok(())
    } else {
        Err(format!("breaches of the rules:\n  {}", breaches.join("\n  ")))
    }
}

/// What Cargo knows of the workspace and everything it depends on.
pub fn metadata() -> Done<Value> {
    let text = output(command("cargo").args(["metadata", "--format-version", "1", "--locked"]))?;
    serde_json::from_str(&text).map_err(|error| format!("cannot read cargo metadata: {error}"))
}

/// Law 6: nothing under `crates/` but the task runner depends, however far, on a browser crate.
fn browser_free(metadata: &Value) -> Vec<String> {
    let mut edges: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for node in list(&metadata["resolve"]["nodes"]) {
        // A library may name the browser's crates for the browser's target; those count as well.
        let needs =
            list(&node["deps"]).filter(|dep| list(&dep["dep_kinds"]).any(|kind| kind["kind"].is_null()));
        edges.insert(text(&node["id"]), needs.map(|dep| text(&dep["pkg"])).collect());
    }
    let names: BTreeMap<&str, &str> = list(&metadata["packages"])
        .map(|package| (text(&package["id"]), text(&package["name"])))
        .collect();
    let mut breaches = Vec::new();
    for package in core_packages(metadata) {
        let mut seen: BTreeMap<&str, String> = BTreeMap::new();
        let mut open = vec![(text(&package["id"]), text(&package["name"]).to_owned())];
        while let Some((id, way)) = open.pop() {
            if seen.contains_key(id) {
                continue;
            }
            if BROWSER
                .iter()
                .any(|browser| names[id] == *browser || names[id].starts_with("gloo-"))
            {
                breaches.push(format!("law 6, the core knows no browser: {way}"));
            }
            for next in edges.get(id).into_iter().flatten() {
                open.push((next, format!("{way} -> {}", names[next])));
            }
            seen.insert(id, way);
        }
    }
    breaches
}

/// Dependencies inside `crates/` point one way.
fn one_way(metadata: &Value) -> Vec<String> {
    let layer = |name: &str| {
        LAYERS
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, layer)| *layer)
    };
    let mut breaches = Vec::new();
    for package in core_packages(metadata) {
        let name = text(&package["name"]);
        let Some(own) = layer(name) else {
            breaches.push(format!(
                "{name} has no place among the layers in crates/xtask/src/laws.rs"
            ));
            continue;
        };
        for needed in list(&package["dependencies"]).filter(|needed| needed["kind"].is_null()) {
            let needed = text(&needed["name"]);
            if layer(needed).is_some_and(|below| below >= own) {
                breaches.push(format!(
                    "{name} must not depend on {needed}: dependencies point one way"
                ));
            }
        }
    }
    breaches
}

/// The packages directly under `crates/` but the task runner. One inside another's folder is a part of that.
fn core_packages(metadata: &Value) -> impl Iterator<Item = &Value> {
    list(&metadata["packages"]).filter(|package| {
        let folder = text(&package["manifest_path"]).trim_end_matches("/Cargo.toml");
        let direct = folder
            .rsplit_once('/')
            .is_some_and(|(above, _)| above.ends_with("/crates"));
        package["source"].is_null() && direct && package["name"] != "xtask"
    })
}

/// No file has a mark of unfinished work or is too long, no test is ignored.
fn tidy() -> Vec<String> {
    // Written in two halves, so that this file does not contain them.
    let unwanted: Vec<String> = [
        "TO DO",
        "FIX ME",
        "to do!(",
        "unimpl emented!(",
        "db g!(",
        "#[ign ore",
    ]
    .iter()
    .map(|word| word.replace(' ', ""))
    .collect();
    let root = root();
    let mut breaches = Vec::new();
    for folder in ["crates", "web"] {
        for path in files(&root.join(folder), &["target", "node_modules", "dist", "vendor"]) {
            let Some(kind) = path.extension().and_then(|kind| kind.to_str()) else {
                continue;
            };
            if !["rs", "py", "js", "mjs", "css"].contains(&kind) {
                continue;
            }
            let shown = path
                .strip_prefix(&root)
                .unwrap_or(Path::new(&path))
                .display()
                .to_string();
            let Ok(source) = std::fs::read_to_string(&path) else {
                continue;
            };
            let lines = source.lines().count();
            if kind == "rs" && lines > LONGEST {
                breaches.push(format!(
                    "{shown} has {lines} lines, more than {LONGEST}: which is its second concept?"
                ));
            }
            // Test programs are what people write; only our own code is held to this.
            if kind == "py" {
                continue;
            }
            for word in unwanted.iter().filter(|word| source.contains(*word)) {
                breaches.push(format!("{shown} contains `{word}`"));
            }
        }
    }
    breaches
}

/// The items of a JSON list, none if it is not one.
pub fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().map(Vec::as_slice).unwrap_or_default().iter()
}

/// A JSON text, empty if it is not one.
pub fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn world(needed: &str) -> Value {
        json!({
            "packages": [
                {"id": "e", "name": "switchboard-engine", "manifest_path": "/x/crates/engine/Cargo.toml", "source": null,
                 "dependencies": [{"name": needed, "kind": null}]},
                {"id": "m", "name": "middle", "manifest_path": "/registry/m", "source": "registry", "dependencies": []},
                {"id": "b", "name": "web-sys", "manifest_path": "/registry/b", "source": "registry", "dependencies": []}
            ],
            "resolve": {"nodes": [
                {"id": "e", "deps": [{"pkg": "m", "dep_kinds": [{"kind": null}]}]},
                {"id": "m", "deps": [{"pkg": "b", "dep_kinds": [{"kind": null}]}]},
                {"id": "b", "deps": []}
            ]}
        })
    }

    #[test]
    fn a_browser_crate_two_steps_away_is_found() {
        let breaches = browser_free(&world("middle"));
        assert_eq!(
            breaches,
            ["law 6, the core knows no browser: switchboard-engine -> middle -> web-sys"]
        );
    }

    #[test]
    fn an_edge_against_the_order_is_found() {
        assert_eq!(one_way(&world("switchboard-models")).len(), 1);
        assert_eq!(one_way(&world("switchboard-trace")), Vec::<String>::new());
    }
}
