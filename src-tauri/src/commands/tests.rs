//! The list, the capability file and the handler agree; what is not granted is refused.

use std::collections::BTreeSet;

use tauri::test::{INVOKE_KEY, MockRuntime, get_ipc_response, mock_builder};
use tauri::webview::InvokeRequest;
use tauri::{WebviewWindow, WebviewWindowBuilder};

macro_rules! names {
    ($($screen:ident :: $command:ident),* $(,)?) => { [$(stringify!($command)),*] };
}

const LISTED: &[&str] = &with_every_command!(names);

/// A command the handler knows and the capability file does not: what a forgotten or
/// smuggled command would be.
#[tauri::command]
fn not_granted() -> &'static str {
    "answered"
}

fn window(
    handler: impl Fn(tauri::ipc::Invoke<MockRuntime>) -> bool + Send + Sync + 'static,
) -> (tauri::App<MockRuntime>, WebviewWindow<MockRuntime>) {
    let app = mock_builder()
        .invoke_handler(handler)
        .build(tauri::generate_context!())
        .expect("the application builds");
    let window = match tauri::Manager::get_webview_window(&app, "main") {
        Some(window) => window,
        None => WebviewWindowBuilder::new(&app, "main", Default::default())
            .build()
            .expect("the window opens"),
    };
    (app, window)
}

fn ask(
    window: &WebviewWindow<MockRuntime>,
    command: &str,
) -> Result<tauri::ipc::InvokeResponseBody, serde_json::Value> {
    let url = if cfg!(windows) {
        "http://tauri.localhost"
    } else {
        "tauri://localhost"
    };
    get_ipc_response(
        window,
        InvokeRequest {
            cmd: command.into(),
            callback: tauri::ipc::CallbackFn(0),
            error: tauri::ipc::CallbackFn(1),
            url: url.parse().expect("an address"),
            body: tauri::ipc::InvokeBody::default(),
            headers: tauri::http::HeaderMap::default(),
            invoke_key: INVOKE_KEY.to_string(),
        },
    )
}

#[test]
fn the_capability_file_grants_exactly_the_listed_commands() {
    let file: serde_json::Value =
        serde_json::from_str(include_str!("../../capabilities/main.json")).expect("JSON");
    let granted: BTreeSet<String> = file["permissions"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|one| one.as_str().expect("a name").to_string())
        .filter(|name| !name.starts_with("core:"))
        .collect();
    let listed: BTreeSet<String> = LISTED
        .iter()
        .map(|name| format!("allow-{}", name.replace('_', "-")))
        .collect();
    assert_eq!(granted, listed);
}

#[test]
fn a_listed_command_is_answered() {
    let (_app, window) = window(super::handler());
    let answer = ask(&window, "about").expect("about is granted");
    let answer: serde_json::Value = answer.deserialize().expect("JSON");
    assert_eq!(answer["version"], env!("CARGO_PKG_VERSION"));
}

#[test]
fn a_command_absent_from_the_capability_file_is_refused() {
    let (_app, window) = window(tauri::generate_handler![not_granted]);
    let refusal = ask(&window, "not_granted").expect_err("it is not granted");
    let refusal = refusal.to_string();
    assert!(refusal.contains("not_granted not allowed"), "{refusal}");
}
