//! A driven window: its own driver on a free port, its own home folder, the real application.

use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use fantoccini::wd::TimeoutConfiguration;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

use crate::effort::Effort;
use crate::picture;

/// How often a window is tried to be opened.
const TRIES: usize = 3;

/// The application in a window that a test drives; ended, with its driver, when dropped.
pub struct Driven {
    /// The window, by WebDriver.
    pub window: Client,
    /// What the person has done with mouse and keyboard so far.
    pub effort: Effort,
    driver: Child,
}

impl Driven {
    /// Starts the application of `THRESHOLD_APP` with a home folder of the test's own. Dropped, it
    /// ends as if the plug were pulled; started again in the same folder, it finds what it saved.
    pub async fn start(home: &Path) -> Self {
        Self::start_with(home, "").await
    }

    /// The same; every dialog of the system's that opens is answered with `chosen`.
    pub async fn start_with(home: &Path, chosen: &str) -> Self {
        let application = std::env::var_os("THRESHOLD_APP").map(PathBuf::from);
        let application = application.filter(|path| path.is_file()).expect(
            "THRESHOLD_APP names the built application: run `cargo xtask test --only window`",
        );
        let mut refused = String::new();
        // On a machine with much else to do the driver may give the application up before its window
        // is there, or find its port taken. That is no word about the application: it is tried again.
        for _ in 0..TRIES {
            let (driver, port) = start_driver(home, chosen);
            let wanted = json!({"webkitgtk:browserOptions": {"binary": application, "args": []}});
            let window = ClientBuilder::new(HttpConnector::new())
                .capabilities(wanted.as_object().expect("an object").clone())
                .connect(&format!("http://127.0.0.1:{port}"))
                .await;
            let driven = match window {
                Ok(window) => Self {
                    window,
                    effort: Effort::default(),
                    driver,
                },
                Err(cause) => {
                    refused = cause.to_string();
                    end(&driver);
                    continue;
                }
            };
            match driven.made_ready().await {
                Ok(()) => return driven,
                Err(cause) => refused = cause.to_string(),
            }
        }
        panic!("the window does not open: {refused}");
    }

    /// The window's size, and patience: a script that looks a whole page through may take longer than
    /// the driver's half a minute.
    async fn made_ready(&self) -> Result<(), fantoccini::error::CmdError> {
        let patience = Duration::from_secs(180);
        let timeouts = TimeoutConfiguration::new(Some(patience), Some(patience), None);
        self.window.update_timeouts(timeouts).await?;
        let (width, height) = picture::SIZE;
        self.window.set_window_rect(0, 0, width, height).await
    }

    /// What axe finds wrong with what is shown now, one line a finding; colours are measured too,
    /// because the page is really laid out.
    pub async fn barriers(&self) -> Vec<String> {
        let axe =
            Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/node_modules/axe-core/axe.min.js");
        let axe = std::fs::read_to_string(axe).expect("axe-core is among the window's packages");
        self.window
            .execute(&axe, vec![])
            .await
            .expect("axe is loaded");
        let found = self
            .promise(
                "axe.run(document).then(found => found.violations.flatMap(broken =>
                   broken.nodes.map(node => `${broken.id}: ${node.html} (${broken.help})`)))",
            )
            .await;
        serde_json::from_value(found["answer"].clone()).unwrap_or_else(|_| panic!("axe: {found}"))
    }

    /// What a promise in the window comes to: `{"answer": …}` or `{"refusal": "…"}`.
    pub async fn promise(&self, expression: &str) -> Value {
        let script = format!(
            "const done = arguments[arguments.length - 1];
             Promise.resolve().then(() => {expression})
               .then(answer => done({{answer}}), refusal => done({{refusal: String(refusal)}}));"
        );
        self.window
            .execute_async(&script, vec![])
            .await
            .expect("the window answers")
    }
}

#[cfg(feature = "figures")]
impl Driven {
    /// The process that drives the window; the application is one that it started.
    pub fn driver_id(&self) -> u32 {
        self.driver.id()
    }
}

impl Drop for Driven {
    fn drop(&mut self) {
        end(&self.driver);
        let _ = self.driver.wait();
    }
}

/// Ends the driver and the application it started, at once.
fn end(driver: &Child) {
    let group = format!("-{}", driver.id());
    let _ = Command::new("kill")
        .args(["-KILL", "--", &group])
        .stderr(Stdio::null())
        .status();
}

/// Starts a driver that answers, and says on which port.
fn start_driver(home: &Path, chosen: &str) -> (Child, u16) {
    let port = free_port();
    // The application inherits what the driver has around it. A group of their own, so that
    // both end together even when a test fails half-way.
    let driver = Command::new("WebKitWebDriver")
        .arg(format!("--port={port}"))
        .env("TAURI_WEBVIEW_AUTOMATION", "true")
        .env("HOME", home)
        .env("XDG_DATA_HOME", home.join("data"))
        .env("XDG_CONFIG_HOME", home.join("config"))
        .env("XDG_CACHE_HOME", home.join("cache"))
        .env("THRESHOLD_CHOOSE", chosen)
        .env("LC_ALL", "C.UTF-8")
        .stdout(Stdio::null())
        .process_group(0)
        .spawn()
        .expect("WebKitWebDriver starts");
    await_port(port);
    (driver, port)
}

fn free_port() -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
    listener.local_addr().expect("its address").port()
}

fn await_port(port: u16) {
    let start = Instant::now();
    while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
        assert!(
            start.elapsed() < Duration::from_secs(60),
            "WebKitWebDriver does not answer"
        );
        std::thread::sleep(Duration::from_millis(50));
    }
}
