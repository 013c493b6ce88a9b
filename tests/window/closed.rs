//! The window is closed to everything but its own files and the listed commands.

use std::io::ErrorKind;
use std::net::{Ipv4Addr, TcpListener};

use crate::driven::Driven;

#[tokio::test]
async fn the_window_shows_its_own_files() {
    let home = tempfile::tempdir().unwrap();
    let driven = Driven::start(home.path()).await;
    assert_eq!(driven.window.title().await.unwrap(), "Threshold");
    let address = driven.window.current_url().await.unwrap();
    assert_eq!(
        (address.scheme(), address.host_str()),
        ("tauri", Some("localhost"))
    );
}

#[tokio::test]
async fn a_listed_command_is_answered_and_any_other_refused() {
    let home = tempfile::tempdir().unwrap();
    let driven = Driven::start(home.path()).await;
    let answer = driven
        .promise("window.__TAURI_INTERNALS__.invoke('about')")
        .await;
    assert_eq!(
        answer["answer"]["version"],
        env!("CARGO_PKG_VERSION"),
        "{answer}"
    );
    for other in [
        "no_such_command",
        "plugin:window|close",
        "plugin:path|resolve_directory",
    ] {
        let answer = driven
            .promise(&format!("window.__TAURI_INTERNALS__.invoke('{other}')"))
            .await;
        let refusal = answer["refusal"].as_str().unwrap_or_default();
        assert!(refusal.contains("not allowed"), "{other}: {answer}");
    }
}

#[tokio::test]
async fn the_window_reaches_no_network() {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    listener.set_nonblocking(true).unwrap();
    let address = format!("http://{}/", listener.local_addr().unwrap());
    let home = tempfile::tempdir().unwrap();
    let driven = Driven::start(home.path()).await;
    let answer = driven.promise(&format!("fetch('{address}')")).await;
    assert!(answer["refusal"].is_string(), "{answer}");
    let image = format!(
        "new Promise((yes, no) => {{ const image = new Image(); image.onload = () => yes('shown');
         image.onerror = () => no('not shown'); image.src = '{address}'; }})"
    );
    assert_eq!(driven.promise(&image).await["refusal"], "not shown");
    assert_eq!(listener.accept().unwrap_err().kind(), ErrorKind::WouldBlock);
}
