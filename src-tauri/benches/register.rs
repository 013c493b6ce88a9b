//! The figures of a register: `cargo bench -p threshold --bench register`.
//!
//! Signed records of a year or more at many fictional homes are made, taken into a register, and read
//! as its keeper does: opened, listed, the queue, every pattern. Each step runs alone in a process, so
//! that its memory can be told. RECORDS and HOMES say how many (240 of 8); THRESHOLD_SHORT does a
//! little of it once, as CI does. RECORDS_IN names a folder that keeps the records between two runs.
//!
//! Every record is a decision of its own, drawn and signed in full by its home's manager: the stories
//! of `example::year`, told of every home and year with its own dates and numbers.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use casebook::{At, Casebook, KdfCost, Passphrase};
use chrono::NaiveDate;
use example::year::YearHome;
use record::certificates::fingerprint;
use threshold::register::{
    AppError, Desk, GatheredAsked, GatheredShow, Outside, Places, Purpose, Register,
    create_example, files, gathered, gathered_patterns, gathered_queue,
};

#[path = "../tests/homes/signed.rs"]
mod signed;

use signed::{Found, signed_records};

/// Says to a process of this program what it is to do, alone.
const ALONE: &str = "THRESHOLD_BENCH_ALONE";

/// Where it does it.
const FOLDER: &str = "THRESHOLD_BENCH_FOLDER";

const PASSPHRASE: &str = "copper lantern otter umbrella";

/// Deriving a key costs the same whatever is in the register, and is measured with the casebook's
/// figures: here it is next to nothing.
const NEXT_TO_NOTHING: KdfCost = KdfCost {
    memory_kib: 64,
    passes: 1,
    lanes: 1,
};

fn main() -> Found<()> {
    if let Ok(step) = std::env::var(ALONE) {
        let folder = PathBuf::from(std::env::var_os(FOLDER).ok_or("no folder")?);
        return alone(&step, &folder);
    }
    let (records, homes) = (asked("RECORDS", 240, 24)?, asked("HOMES", 8, 2)?);
    println!("A register of {records} signed records from {homes} homes");
    let throw_away = tempfile::tempdir()?;
    let folder = throw_away.path();
    match std::env::var_os("RECORDS_IN").map(PathBuf::from) {
        Some(kept) if kept.join("records").is_dir() => {
            println!("made before         in {}", kept.display());
            fs::rename(kept.join("records"), folder.join("records"))?;
            let done = steps(folder);
            fs::rename(folder.join("records"), kept.join("records"))?;
            done
        }
        kept => {
            by_itself("make", folder)?;
            let done = steps(folder);
            if let Some(kept) = kept {
                fs::create_dir_all(&kept)?;
                fs::rename(folder.join("records"), kept.join("records"))?;
            }
            done
        }
    }
}

fn steps(folder: &Path) -> Found<()> {
    ["import", "again", "open", "read"]
        .iter()
        .try_for_each(|step| by_itself(step, folder))
}

fn asked(name: &str, usual: usize, short: usize) -> Found<usize> {
    match std::env::var(name) {
        Ok(text) => Ok(text.parse()?),
        Err(_) if std::env::var_os("THRESHOLD_SHORT").is_some() => Ok(short),
        Err(_) => Ok(usual),
    }
}

fn by_itself(step: &str, folder: &Path) -> Found<()> {
    let done = Command::new(std::env::current_exe()?)
        .env(ALONE, step)
        .env(FOLDER, folder)
        .status()?;
    if done.success() {
        Ok(())
    } else {
        Err(format!("{step} failed").into())
    }
}

fn alone(step: &str, folder: &Path) -> Found<()> {
    match step {
        "make" => make(folder),
        "import" => import(folder),
        "again" => again(folder),
        "open" => open(folder),
        _ => read(folder),
    }
}

/// The last day of the records.
fn today() -> Found<NaiveDate> {
    NaiveDate::from_ymd_opt(2026, 11, 21).ok_or_else(|| "no such day".into())
}

fn now() -> At {
    At::from_timestamp(1_795_251_600, 0).unwrap_or_default()
}

/// Each home's records in a folder of their own, homes side by side on every core.
fn make(folder: &Path) -> Found<()> {
    let (records, homes) = (asked("RECORDS", 240, 24)?, asked("HOMES", 8, 2)?);
    let each = records.div_ceil(homes.max(1));
    let began = Instant::now();
    let (next, made) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let bytes = AtomicUsize::new(0);
    let all: Vec<YearHome> = YearHome::many(homes).collect();
    thread::scope(|scope| {
        let workers: Vec<_> = (0..files::side_by_side())
            .map(|_| {
                scope.spawn(|| -> Found<()> {
                    while let Some(home) = all.get(next.fetch_add(1, Ordering::Relaxed)) {
                        let (done, long) = records_of(*home, each, folder)?;
                        made.fetch_add(done, Ordering::Relaxed);
                        bytes.fetch_add(long, Ordering::Relaxed);
                    }
                    Ok(())
                })
            })
            .collect();
        workers.into_iter().try_for_each(|worker| {
            worker
                .join()
                .map_err(|_| "a worker stopped for no reason it could tell")?
        })
    })?;
    let made = made.into_inner();
    println!(
        "made                {made} records, {} kB each, {:.1} s, {:.0} ms of a core each",
        bytes
            .into_inner()
            .checked_div(made.max(1))
            .unwrap_or_default()
            / 1000,
        began.elapsed().as_secs_f64(),
        per(cpu()?, made) * 1000.0,
    );
    Ok(())
}

/// Makes a home's records, year before year until there are enough; gives how many, and their bytes.
fn records_of(which: YearHome, enough: usize, folder: &Path) -> Found<(usize, usize)> {
    let beside = folder.join("records").join(which.name());
    fs::create_dir_all(&beside)?;
    let roots = folder.join("records").join("roots");
    fs::create_dir_all(&roots)?;
    let (mut made, mut bytes) = (0_usize, 0_usize);
    let root = signed_records(which, today()?, enough, &mut |number, pdf| {
        made = made.saturating_add(1);
        bytes = bytes.saturating_add(pdf.len());
        Ok(fs::write(beside.join(format!("{number}.pdf")), pdf)?)
    })?;
    fs::write(roots.join(which.name()), root)?;
    Ok((made, bytes))
}

fn register_file(folder: &Path) -> PathBuf {
    folder.join("register.casebook")
}

fn import(folder: &Path) -> Found<()> {
    let passphrase = Passphrase::new(PASSPHRASE);
    let path = register_file(folder);
    let with = (NEXT_TO_NOTHING, now());
    let mut register = create_example(("EXAMPLE Homes", "R. Individual"), &path, &passphrase, with)
        .map_err(said)?;
    let found = files::in_folder(&folder.join("records"));
    let threads = files::side_by_side();
    let (began, used) = (Instant::now(), cpu()?);
    let taken = files::take_in(
        &found.files,
        &register.gathered_digests()?,
        threads,
        &mut |new, not_read| Ok(register.gather(new, not_read, now())?),
        &mut |_, _| true,
    )
    .map_err(said)?;
    let (wall, used) = (began.elapsed(), cpu()?.saturating_sub(used));
    if taken.failed > 0 || taken.not_read > 0 {
        return Err(format!("not every record was taken in: {taken:?}").into());
    }
    for root in fs::read_dir(folder.join("records").join("roots"))? {
        let der = fs::read(root?.path())?;
        register.trust_gathered_authority(&fingerprint(&der), &der, "EXAMPLE", now())?;
    }
    register.close()?;
    println!(
        "taken in            {} records in {:.1} s on {threads} cores: {:.1} a second and core \
         ({:.1} of wall time), {} MB at most, {} MB on the disk",
        taken.new,
        wall.as_secs_f64(),
        1.0 / per(used, taken.new),
        1.0 / (per(wall, taken.new) * f64::from(u32::try_from(threads)?)),
        memory()?,
        fs::metadata(path)?.len() >> 20,
    );
    Ok(())
}

/// The same folder again: every file is known by its digest.
fn again(folder: &Path) -> Found<()> {
    let passphrase = Passphrase::new(PASSPHRASE);
    let opened = Casebook::open(&register_file(folder), &passphrase, now())?;
    let mut register = opened.casebook;
    let found = files::in_folder(&folder.join("records"));
    let began = Instant::now();
    let taken = files::take_in(
        &found.files,
        &register.gathered_digests()?,
        files::side_by_side(),
        &mut |new, not_read| Ok(register.gather(new, not_read, now())?),
        &mut |_, _| true,
    )
    .map_err(said)?;
    if taken.new > 0 {
        return Err("a file was taken in twice".into());
    }
    println!(
        "the same again      {} known in {:.2} s",
        taken.known,
        began.elapsed().as_secs_f64()
    );
    Ok(())
}

fn open(folder: &Path) -> Found<()> {
    let passphrase = Passphrase::new(PASSPHRASE);
    let mut all = Vec::new();
    for _ in 0..9 {
        let began = Instant::now();
        let opened = Casebook::open(&register_file(folder), &passphrase, now())?;
        let register = Register::read(&opened.casebook).map_err(said)?;
        all.push(began.elapsed());
        if register.entries.iter().any(|one| !one.counts()) {
            return Err("a record does not count".into());
        }
        drop(register);
        opened.casebook.close()?;
    }
    println!(
        "opened              {} (with every row read), {} MB",
        middle(all),
        memory()?
    );
    Ok(())
}

/// Nothing outside the window is asked for here.
struct Nothing;

impl Outside for Nothing {
    fn choose(&self, _purpose: Purpose, _suggested: &str) -> Option<PathBuf> {
        None
    }

    fn view(&self, _file: &Path) -> std::io::Result<()> {
        Ok(())
    }

    fn draw_at(&self, _per_cent: u32) {}

    fn now_open(&self, _open: bool) {}
}

fn read(folder: &Path) -> Found<()> {
    let places = Places::new(folder.join("places"), folder.to_path_buf());
    let desk = Desk::new(places, Box::new(Nothing), now, NEXT_TO_NOTHING);
    let path = register_file(folder);
    let opened = Casebook::open(&path, &Passphrase::new(PASSPHRASE), now())?;
    desk.sit_down(opened.casebook, path, Vec::new());
    let show = |asked: GatheredAsked| gathered(&desk, asked).map_err(said);
    let began = Instant::now();
    let page = show(GatheredAsked::default())?;
    println!("first page          {:.1} ms", in_ms(began.elapsed()));
    let homes: Vec<Option<String>> = page.homes.into_iter().map(|home| Some(home.key)).collect();
    let mut pages = Vec::new();
    for after in (0..page.found).step_by(page.found.div_ceil(20).max(1)) {
        let began = Instant::now();
        show(GatheredAsked {
            after,
            ..GatheredAsked::default()
        })?;
        pages.push(began.elapsed());
    }
    for home in homes.iter().take(20) {
        let began = Instant::now();
        show(GatheredAsked {
            home: home.clone(),
            show: GatheredShow::Unread,
            ..GatheredAsked::default()
        })?;
        pages.push(began.elapsed());
    }
    println!("a page of the list  {}", middle(pages));
    let of_all_and_each: Vec<Option<String>> = [None, None, None]
        .into_iter()
        .chain(homes.into_iter().take(40))
        .collect();
    let mut queues = Vec::new();
    for home in &of_all_and_each {
        let began = Instant::now();
        gathered_queue(&desk, home.clone(), None).map_err(said)?;
        queues.push(began.elapsed());
    }
    println!("the reading queue   {}", middle(queues));
    patterns(&desk, &of_all_and_each)?;
    println!("memory while open   {} MB at most", memory()?);
    Ok(())
}

/// One answer holds every pattern with its table, as it is and as it may leave.
fn patterns(desk: &Desk, homes: &[Option<String>]) -> Found<()> {
    let last = today()?;
    let years = |count: i64| last - chrono::Duration::weeks(52 * count);
    let began = Instant::now();
    let first = gathered_patterns(desk, years(9), last, None, None).map_err(said)?;
    println!(
        "first patterns      {:.1} ms, over {} decisions, {} patterns at once",
        in_ms(began.elapsed()),
        first.page.decisions,
        first.page.patterns.len()
    );
    let mut all = Vec::new();
    for count in [9, 9, 9, 9, 5, 3, 2, 1, 1, 1] {
        let began = Instant::now();
        gathered_patterns(desk, years(count), last, None, None).map_err(said)?;
        all.push(began.elapsed());
    }
    println!("patterns, all homes {}", middle(all));
    let mut each = Vec::new();
    for home in homes {
        let began = Instant::now();
        gathered_patterns(desk, years(9), last, home.clone(), None).map_err(said)?;
        each.push(began.elapsed());
    }
    println!("patterns, one home  {}", middle(each));
    Ok(())
}

fn said(error: AppError) -> Box<dyn Error + Send + Sync> {
    error.message.into()
}

/// The middle and the worst; of fewer than a hundred the worst stands for the ninety-ninth in a
/// hundred.
fn middle(mut all: Vec<Duration>) -> String {
    all.sort_unstable();
    let at = |place: usize| all.get(place).copied().map_or(0.0, in_ms);
    format!(
        "{:.1} ms, at worst {:.1} (of {})",
        at(all.len() / 2),
        at(all.len().saturating_sub(1)),
        all.len()
    )
}

fn in_ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// Seconds for each of some.
fn per(time: Duration, of: usize) -> f64 {
    time.as_secs_f64() / f64::from(u32::try_from(of.max(1)).unwrap_or(u32::MAX))
}

/// The processor time this process has had, on Linux; elsewhere none is told.
fn cpu() -> Found<Duration> {
    let Ok(stat) = fs::read_to_string("/proc/self/stat") else {
        return Ok(Duration::ZERO);
    };
    // The name in brackets may hold spaces; user and system time are the 12th and 13th after it.
    let after = stat.rsplit_once(')').ok_or("no name")?.1;
    let ticks: u64 = after
        .split_whitespace()
        .skip(11)
        .take(2)
        .map(|ticks| ticks.parse::<u64>().unwrap_or_default())
        .sum();
    Ok(Duration::from_millis(ticks.saturating_mul(10)))
}

/// The most memory this process has held, in megabytes, on Linux.
fn memory() -> Found<u64> {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))
        .and_then(|rest| rest.split_whitespace().next());
    Ok(peak.unwrap_or("0").parse::<u64>()? / 1024)
}
