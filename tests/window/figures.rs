//! Figures of the whole program in its real window, beside LibreOffice Writer with a form of the
//! same length where it is on the machine. Nothing here passes or fails by a time: it is printed.
//!
//! `cargo xtask figures` builds the program as it is installed, but that it can be driven, and
//! runs this. Where something cannot be measured, it says so.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use fantoccini::Locator;
use serde_json::{Value, json};

use crate::driven::Driven;
use crate::sections::EXAMPLE_PASSPHRASE;

/// How often each short thing is done; with `THRESHOLD_SHORT`, only to see that it can be measured.
fn times(usual: usize) -> usize {
    if is_short() { 2 } else { usual }
}

fn is_short() -> bool {
    std::env::var_os("THRESHOLD_SHORT").is_some()
}

#[tokio::test]
async fn figures() {
    let home = tempfile::tempdir().unwrap();
    print_sizes();
    prepare(home.path()).await;
    let mut starts = Vec::new();
    for _ in 0..times(5) {
        starts.push(start(home.path()).await);
    }
    let ready = say("process start to the passphrase field, ms", &mut starts);

    let manager = Driven::start(home.path()).await;
    sign_in(&manager).await;
    keystrokes(&manager).await;
    grid_of_twelve(&manager).await;
    ten_referrals(&manager).await;
    drop(manager);
    if !is_short() {
        writer(home.path(), ready);
    }
}

/// Says the median, the least and the most of what was measured, and gives the median.
fn say(what: &str, measured: &mut [f64]) -> f64 {
    measured.sort_by(f64::total_cmp);
    let middle = measured[measured.len() / 2];
    println!(
        "{what}: median {middle:.0} (least {:.0}, most {:.0}, {} times)",
        measured[0],
        measured[measured.len() - 1],
        measured.len()
    );
    middle
}

/// What the window loads: the built files, as they lie in the program.
fn print_sizes() {
    let dist = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/dist");
    let mut sizes: BTreeMap<String, u64> = BTreeMap::new();
    for file in std::fs::read_dir(dist.join("assets")).expect("ui/dist is built") {
        let file = file.unwrap();
        let ending = file
            .path()
            .extension()
            .map(|e| e.to_string_lossy().into_owned());
        *sizes.entry(ending.unwrap_or_default()).or_default() += file.metadata().unwrap().len();
    }
    for (ending, bytes) in sizes {
        println!("shipped .{ending}: {} kB", bytes / 1000);
    }
}

/// The example home, made once, and locked.
async fn prepare(home: &Path) {
    let manager = Driven::start(home).await;
    manager.presses("Look round the example home").await;
    manager.sees("Kayden").await;
    manager.goes_to("Lock").await;
    manager.until("document.getElementById('passphrase')").await;
}

/// From the process's own start, as the system has it, to a field that can be typed into.
async fn start(home: &Path) -> f64 {
    let manager = Driven::start(home).await;
    let shown = manager
        .until("document.getElementById('passphrase') && performance.timeOrigin + performance.getEntriesByType('paint').at(-1).startTime")
        .await;
    let process = manager
        .processes()
        .first()
        .copied()
        .expect("the program runs");
    shown.as_f64().unwrap() - started(process)
}

/// When a process started, in milliseconds since 1970.
fn started(process: u32) -> f64 {
    let read = |path: &str| std::fs::read_to_string(path).expect("Linux tells");
    let stat = read(&format!("/proc/{process}/stat"));
    let after_name = &stat[stat.rfind(')').unwrap() + 2..];
    let ticks: f64 = after_name.split(' ').nth(19).unwrap().parse().unwrap();
    let booted = read("/proc/stat");
    let booted = booted.lines().find_map(|line| line.strip_prefix("btime "));
    // The moment of booting is told in whole seconds only; the uptime is finer.
    let up: f64 = read("/proc/uptime")
        .split(' ')
        .next()
        .unwrap()
        .parse()
        .unwrap();
    let now = std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .unwrap()
        .as_secs_f64();
    assert!(booted.is_some());
    (now - up + ticks / 100.0) * 1000.0
}

/// A refused passphrase costs the key derivation and nothing else; what is more is the casebook.
async fn sign_in(manager: &Driven) {
    let press = "[...document.querySelectorAll('main button')].find(b => b.innerText.startsWith('Sign in')).click()";
    let until = |shown: &str| {
        format!(
            "new Promise(done => {{ const began = performance.now(); {press};
             const look = () => ({shown}) ? done(performance.now() - began) : requestAnimationFrame(look);
             look(); }})"
        )
    };
    manager
        .types("passphrase", "not the passphrase at all")
        .await;
    let refused = until("document.querySelector('main .govuk-error-message')");
    let refused = manager.promise(&refused).await["answer"].as_f64().unwrap();
    manager.empties("passphrase").await;
    manager.types("passphrase", EXAMPLE_PASSPHRASE).await;
    let listed = until("document.querySelector('main tbody tr')");
    let listed = manager.promise(&listed).await["answer"].as_f64().unwrap();
    println!("a refused passphrase (one key derivation): {refused:.0} ms");
    println!(
        "sign-in to the list: {listed:.0} ms, apart from key derivation about {:.0} ms",
        (listed - refused).max(0.0)
    );
}

/// From a letter's own event to what stands before a signature, drawn anew.
async fn keystrokes(manager: &Driven) {
    manager.presses("Kayden").await;
    manager.arrives("Kayden, 14").await;
    manager.presses("The move").await;
    manager.arrives("The move").await;
    let field = "q-moving_in-first_72_hours";
    manager
        .until(&format!("document.getElementById('{field}')"))
        .await;
    let listen = format!(
        "window.measured = []; let began;
         document.getElementById('{field}').addEventListener('input', () => (began = performance.now()), true);
         new MutationObserver(() => {{ if (began === undefined) return; const from = began; began = undefined;
           requestAnimationFrame(() => window.measured.push(performance.now() - from)); }})
           .observe(document.getElementById('before-you-can-sign'), {{ childList: true, subtree: true, characterData: true }});"
    );
    manager.window.execute(&listen, vec![]).await.unwrap();
    let place = manager.window.find(Locator::Id(field)).await.unwrap();
    for turn in 0..times(15) {
        // A first letter settles the finding; taking it away brings it back.
        let key = if turn % 2 == 0 { "D" } else { "\u{e003}" };
        place.send_keys(key).await.unwrap();
        manager
            .until(&format!("window.measured.length > {turn}"))
            .await;
    }
    let measured = manager.until("window.measured").await;
    let mut measured: Vec<f64> = serde_json::from_value(measured).unwrap();
    say("keystroke to findings, ms", &mut measured);
}

/// Nine more children move in; then the page about the children living here is opened.
async fn grid_of_twelve(manager: &Driven) {
    for number in 0..9 {
        let child = json!({"id": "", "initials": format!("X.{number}"), "known_as": format!("Child {number}"),
            "arrived": "2026-01-05"});
        manager
            .invoke("save_child", &json!({ "child": child }))
            .await;
    }
    let mut opened = Vec::new();
    let here = manager.until("location.hash").await;
    let referral = here
        .as_str()
        .unwrap()
        .rsplit_once('/')
        .unwrap()
        .0
        .to_owned();
    for _ in 0..5 {
        manager
            .window
            .execute("location.hash = '#/referrals'", vec![])
            .await
            .unwrap();
        manager
            .until("document.querySelector('h1')?.innerText === 'Referrals' && document.querySelector('main tbody tr')")
            .await;
        let open = format!(
            "new Promise(done => {{ const began = performance.now(); location.hash = '{referral}/group';
             const look = () => document.querySelectorAll('[role=grid] tbody tr').length === 12
               ? requestAnimationFrame(() => done(performance.now() - began)) : requestAnimationFrame(look);
             look(); }})"
        );
        opened.push(manager.promise(&open).await["answer"].as_f64().unwrap());
    }
    say(
        "opening the grid of 12 children, from the list, ms",
        &mut opened,
    );
}

/// Memory of all processes, each page counted once over those who share it.
async fn ten_referrals(manager: &Driven) {
    println!("memory with one referral opened: {} MB", manager.memory());
    for number in 0..10 {
        let first = json!({"answers": [["/child/known_as", format!("Child {number}")], ["/receipt/route", "planned"]]});
        let made = manager
            .invoke("new_referral", &json!({ "first": first }))
            .await;
        let id = made["id"].as_str().unwrap();
        manager
            .window
            .execute(&format!("location.hash = '#/referral/{id}'"), vec![])
            .await
            .unwrap();
        manager.sees(&format!("Child {number}")).await;
    }
    println!("memory after ten more were opened: {} MB", manager.memory());
}

impl Driven {
    /// Asks the application as the page does.
    async fn invoke(&self, command: &str, asked: &Value) -> Value {
        let said = self
            .promise(&format!(
                "window.__TAURI_INTERNALS__.invoke('{command}', {asked})"
            ))
            .await;
        assert!(said.get("answer").is_some(), "{command}: {said}");
        said["answer"].clone()
    }

    /// The program's process and those it started, itself first.
    fn processes(&self) -> Vec<u32> {
        let application = std::env::var_os("THRESHOLD_APP").map(PathBuf::from);
        let mut all = below(self.driver_id());
        all.retain(|process| *process != self.driver_id());
        all.sort_by_key(|process| {
            std::fs::read_link(format!("/proc/{process}/exe")).ok() != application
        });
        all
    }

    /// In megabytes.
    fn memory(&self) -> u64 {
        self.processes().into_iter().map(share).sum::<u64>() / 1000
    }
}

/// A process and all it started.
fn below(process: u32) -> Vec<u32> {
    let mut all = vec![process];
    // Each thread has the children that it started itself.
    let threads = std::fs::read_dir(format!("/proc/{process}/task"));
    for thread in threads.into_iter().flatten().flatten() {
        let children = std::fs::read_to_string(thread.path().join("children"));
        for child in children.unwrap_or_default().split_whitespace() {
            all.extend(below(child.parse().unwrap()));
        }
    }
    all
}

/// The share of memory a process has (PSS), in kilobytes.
fn share(process: u32) -> u64 {
    let told = std::fs::read_to_string(format!("/proc/{process}/smaps_rollup")).unwrap_or_default();
    let line = told.lines().find_map(|line| line.strip_prefix("Pss:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok())
        .unwrap_or(0)
}

/// LibreOffice Writer with a form of as many questions as a referral asks, kept as a Word document,
/// beside the program itself: `ready` milliseconds from its start to a field that takes words.
fn writer(home: &Path, ready: f64) {
    if let Err(why) = has_windows() {
        println!("LibreOffice Writer: not measured ({why})");
        return;
    }
    let profile = |folder: &Path| format!("-env:UserInstallation=file://{}", folder.display());
    let made = home.join("office");
    let form = word_form(home, &profile(&made));
    let mut shown = Vec::new();
    for turn in 1..=4 {
        // Each start has the profile that the conversion made: one that was ended without being asked
        // would offer to mend itself instead of showing the form.
        let own = home.join(format!("office-{turn}"));
        let copied = Command::new("cp").arg("-r").arg(&made).arg(&own).status();
        assert!(copied.unwrap().success());
        // What was ended without being asked leaves its lock, and the next start would ask about it.
        let _ = std::fs::remove_file(home.join(".~lock.referral-form.docx#"));
        let began = Instant::now();
        let mut office = Command::new("soffice")
            .args(["--nologo", "--norestore", "--nofirststartwizard"])
            .arg("--writer")
            .arg(profile(&own))
            .arg(&form)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let after = seen("referral-form", began);
        let memory: u64 = below(office.id()).into_iter().map(share).sum::<u64>() / 1000;
        for process in below(office.id()).into_iter().rev() {
            let _ = Command::new("kill").arg(process.to_string()).status();
        }
        let _ = office.wait();
        let Some(after) = after else {
            println!("LibreOffice Writer: its window was not seen within a minute");
            return;
        };
        // The first start reads the program from the disk.
        if turn > 1 {
            shown.push(after.as_secs_f64() * 1000.0);
        }
        println!("LibreOffice Writer, start {turn}: memory {memory} MB");
    }
    let writer = say(
        "LibreOffice Writer, process start to its window with the form, ms",
        &mut shown,
    );
    println!(
        "LibreOffice Writer takes {:.1} times as long to its form as this program to its first field",
        writer / ready
    );
}

/// Whether LibreOffice can open a window here. Some machines have it without any, to convert files:
/// it then runs on, and nothing is ever shown.
fn has_windows() -> Result<(), &'static str> {
    let found = |program: &str| {
        let paths = std::env::var_os("PATH").unwrap_or_default();
        std::env::split_paths(&paths)
            .map(|folder| folder.join(program))
            .find(|path| path.is_file())
    };
    if found("xdotool").is_none() {
        return Err("xdotool is not on the PATH");
    }
    let office = found("soffice").ok_or("soffice is not on the PATH")?;
    let program = std::fs::canonicalize(office).map_err(|_| "soffice cannot be read")?;
    let parts = program.parent().and_then(|at| std::fs::read_dir(at).ok());
    let draws = |name: &str| name.starts_with("libvclplug_") && !name.contains("svp");
    let has = parts.is_some_and(|parts| {
        parts
            .flatten()
            .any(|part| draws(&part.file_name().to_string_lossy()))
    });
    // A script that starts another is taken at its word.
    let is_its_own = program.parent().is_some_and(|at| at.ends_with("program"));
    if is_its_own && !has {
        return Err(
            "it is installed without windows: libreoffice-writer and libreoffice-gtk3 bring them",
        );
    }
    Ok(())
}

/// A form of three hundred questions with their answers, as Word keeps it.
fn word_form(home: &Path, profile: &str) -> PathBuf {
    let plain = home.join("referral-form.fodt");
    let mut questions = String::new();
    for number in 1..=300 {
        let _ = write!(
            questions,
            "<text:h>Question {number}</text:h><text:p>An answer of two lines, as long as what a manager writes about one thing on one evening, and no longer than that.</text:p>"
        );
    }
    let text = format!(
        r#"<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>{questions}</office:text></office:body></office:document>"#
    );
    std::fs::write(&plain, text).unwrap();
    let made = Command::new("soffice")
        .args(["--headless", "--convert-to", "docx", "--outdir"])
        .arg(home)
        .arg(profile)
        .arg(&plain)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    let form = home.join("referral-form.docx");
    assert!(form.is_file(), "the form becomes a Word document: {made:?}");
    form
}

/// How long after `began` a window of this name is seen; none after a minute.
fn seen(name: &str, began: Instant) -> Option<Duration> {
    loop {
        let found = Command::new("xdotool")
            .args(["search", "--onlyvisible", "--name", name])
            .output()
            .unwrap();
        if !found.stdout.is_empty() {
            return Some(began.elapsed());
        }
        if began.elapsed() > Duration::from_secs(60) {
            return None;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
}
