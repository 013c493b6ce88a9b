//! The measures of a decision record: `cargo bench -p record --bench records`.
//!
//! Drawn, signed and verified in the library; time and memory as pages grow; a thousand records
//! verified one after the other; and, with THRESHOLD_APP naming a built program (best
//! `threshold-cli`), the whole process, of a short record and of a long one, beside LibreOffice or
//! WeasyPrint with pyHanko, where those are on the PATH.
//! THRESHOLD_SHORT does a little of it once, as CI does.

mod html;
mod rivals;
mod short_no;
mod whole;

use std::error::Error;
use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use admission::Case;
use rand_core::OsRng;
use record::certificates::{Authority, Identity, PersonToCertify};
use record::typeset::{Block, Column, Document, Table};
use record::verify::{Trust, Verdict, verify};
use record::{draw_record, redraw, sign, signature_facts};

type Found<T> = Result<T, Box<dyn Error>>;

/// Everything once and little of it: that the measuring works, not how fast anything is.
fn is_short() -> bool {
    std::env::var_os("THRESHOLD_SHORT").is_some()
}

/// Says to a process of this program what it is to do, alone, so that its memory can be told.
const ALONE: &str = "THRESHOLD_BENCH_ALONE";

fn main() -> Found<()> {
    if let Ok(task) = std::env::var(ALONE) {
        return alone(&task);
    }
    let made = Made::new()?;
    in_the_library(&made)?;
    as_pages_grow()?;
    if !is_short() {
        a_thousand(&made)?;
    }
    whole::processes(&made)
}

/// The example case, who signs it, and its signed record.
struct Made {
    case: Case,
    authority: Authority,
    identity: Identity,
    signed: Vec<u8>,
    pages: usize,
}

impl Made {
    fn new() -> Found<Self> {
        let text = include_str!("../../src/pages/decision_record/tests/larch_house.json");
        let mut case = Case::parse(text)?;
        let signing = case.signing.as_mut().ok_or("the case is not signed")?;
        signing.drawing = Some(record::DRAWING.to_owned());
        let before = signing.signed_at - chrono::Duration::days(1);
        let authority = Authority::new("EXAMPLE Homes Ltd", None, true, before, &mut OsRng)?;
        let person = PersonToCertify {
            name: &signing.signer.name,
            standing: "registered manager",
            provider: "EXAMPLE Homes Ltd",
            urn: Some("SC000000"),
        };
        let identity = authority.issue(&person, before, &mut OsRng)?;
        let pages = draw_record(&case)?.report.pages;
        let signed = signed(&case, &identity)?;
        Ok(Self {
            case,
            authority,
            identity,
            signed,
            pages,
        })
    }

    fn check(&self, bytes: &[u8], with_pages: bool) -> Found<()> {
        let roots = [self.authority.certificate_der()];
        let trust = Trust {
            roots: &roots,
            redraw: if with_pages { Some(&redraw) } else { None },
            ..Trust::default()
        };
        match verify(bytes, &trust)?.verdict {
            Verdict::Genuine => Ok(()),
            _ => Err("the record is not genuine".into()),
        }
    }
}

fn signed(case: &Case, identity: &Identity) -> Found<Vec<u8>> {
    let drawn = draw_record(case)?;
    let facts = signature_facts(case, &drawn.report)?;
    Ok(sign::sign(&drawn.bytes, identity, &facts)?)
}

fn in_the_library(made: &Made) -> Found<()> {
    println!(
        "In the library: a record of {} pages, {} bytes",
        made.pages,
        made.signed.len()
    );
    let draws = middle(15, || {
        timed(|| {
            black_box(draw_record(&made.case)?);
            Ok(())
        })
    })?;
    let both = middle(15, || {
        timed(|| {
            black_box(signed(&made.case, &made.identity)?);
            Ok(())
        })
    })?;
    let checks = middle(15, || timed(|| made.check(&made.signed, false)))?;
    let again = middle(15, || timed(|| made.check(&made.signed, true)))?;
    println!("  drawn                                {}", ms(draws));
    println!("  drawn and signed, with its own check {}", ms(both));
    println!("  verified                             {}", ms(checks));
    println!("  verified, its pages drawn again      {}\n", ms(again));
    Ok(())
}

/// Each number of pages in a process of its own.
fn as_pages_grow() -> Found<()> {
    println!("As pages grow (prose and a table; each in a process of its own)");
    println!("  pages   bytes      drawn      signed     verified   most memory");
    for pages in [1, 5, 15, 50, 150, 500] {
        if is_short() && pages > 5 {
            break;
        }
        print!("{}", in_a_process(&format!("pages {pages}"))?);
    }
    println!();
    Ok(())
}

fn a_thousand(made: &Made) -> Found<()> {
    let folder = std::env::temp_dir().join(format!("threshold-bench-{}", std::process::id()));
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("root.der"), made.authority.certificate_der())?;
    let mut case = made.case.clone();
    for number in 0..20 {
        if let Some(signing) = case.signing.as_mut() {
            signing.number = format!("2026-{number:03}");
        }
        fs::write(
            folder.join(format!("{number}.pdf")),
            signed(&case, &made.identity)?,
        )?;
    }
    println!("A thousand records verified, read from the disk, their pages drawn again");
    print!(
        "{}",
        in_a_process(&format!("thousand {}", folder.display()))?
    );
    println!();
    Ok(fs::remove_dir_all(folder)?)
}

/// What a process of its own has to do.
fn alone(task: &str) -> Found<()> {
    let (what, of) = task.split_once(' ').ok_or("no task")?;
    match what {
        "pages" => grown(of.parse()?),
        _ => thousand(Path::new(of)),
    }
}

fn in_a_process(task: &str) -> Found<String> {
    let output = Command::new(std::env::current_exe()?)
        .env(ALONE, task)
        .output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned().into());
    }
    Ok(String::from_utf8(output.stdout)?)
}

fn grown(wanted: usize) -> Found<()> {
    let made = Made::new()?;
    let document = long(&made, wanted)?;
    let start = Instant::now();
    let drawn = record::typeset::draw(&document)?;
    let draws = start.elapsed();
    let facts = signature_facts(&made.case, &drawn.report)?;
    let start = Instant::now();
    let signed = sign::sign(&drawn.bytes, &made.identity, &facts)?;
    let signs = start.elapsed();
    let start = Instant::now();
    made.check(&signed, false)?;
    let checks = start.elapsed();
    println!(
        "  {:<7} {:<10} {:<10} {:<10} {:<10} {}",
        drawn.report.pages,
        signed.len(),
        ms(draws),
        ms(signs),
        ms(checks),
        memory("VmHWM")
    );
    Ok(())
}

/// A document of about so many pages.
fn long(made: &Made, pages: usize) -> Found<Document> {
    let day = made.case.signed_on().ok_or("the case is not signed")?;
    let appraisal = admission::appraise(&made.case, day);
    let record = record::pages::decision_record::decision_record(&made.case, &appraisal)?;
    let document = |parts: usize| {
        let mut blocks: Vec<Block> = vec![Block::title("EXAMPLE")];
        blocks.extend((0..parts).flat_map(part));
        Document {
            blocks,
            ..record.clone()
        }
    };
    // Two parts take about a page.
    let mut parts = pages.saturating_mul(2).saturating_sub(1);
    loop {
        let drawn = record::typeset::draw(&document(parts))?.report.pages;
        if drawn >= pages {
            return Ok(document(parts));
        }
        parts = parts.saturating_add(pages.saturating_sub(drawn));
    }
}

fn part(number: usize) -> Vec<Block> {
    let said = format!(
        "Part {number}. The child settles with music and with somebody beside them at bedtime; on \
         two evenings in the week they were unsettled and said why when they were asked the next \
         morning. "
    );
    let row = |index: usize| {
        let cells = [
            format!("Need {index}"),
            "In place today, by day and by night".to_owned(),
        ];
        cells.into_iter().map(Into::into).collect()
    };
    vec![
        Block::section(format!("Part {number}")),
        Block::paragraph(said.repeat(3)),
        Block::Table(Table {
            caption: "Needs".to_owned(),
            columns: vec![Column::new("Need", 1), Column::new("What meets it", 2)],
            rows: (0..5).map(row).collect(),
            ..Table::default()
        }),
    ]
}

fn thousand(folder: &Path) -> Found<()> {
    let root = fs::read(folder.join("root.der"))?;
    let roots = [root.as_slice()];
    let trust = Trust {
        roots: &roots,
        redraw: Some(&redraw),
        ..Trust::default()
    };
    let mut after_the_first = String::new();
    let start = Instant::now();
    for number in 0..1000_usize {
        let bytes = fs::read(folder.join(format!("{}.pdf", number % 20)))?;
        if verify(&bytes, &trust)?.verdict != Verdict::Genuine {
            return Err("a record is not genuine".into());
        }
        if number == 9 {
            after_the_first = memory("VmHWM");
        }
    }
    let each = start.elapsed().checked_div(1000).unwrap_or_default();
    println!(
        "  each {}; most memory after 10: {after_the_first}, after 1,000: {}",
        ms(each),
        memory("VmHWM")
    );
    Ok(())
}

/// The middle of some runs.
fn middle(runs: usize, mut run: impl FnMut() -> Found<Duration>) -> Found<Duration> {
    let runs = if is_short() { 1 } else { runs };
    let mut times = (0..runs).map(|_| run()).collect::<Found<Vec<_>>>()?;
    times.sort();
    times.get(runs / 2).copied().ok_or_else(|| "no runs".into())
}

fn timed(step: impl FnOnce() -> Found<()>) -> Found<Duration> {
    let start = Instant::now();
    step()?;
    Ok(start.elapsed())
}

fn ms(time: Duration) -> String {
    format!("{:.1} ms", time.as_secs_f64() * 1000.0)
}

/// A line of the process's own account of its memory.
fn memory(line: &str) -> String {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let found = status
        .lines()
        .find_map(|it| it.strip_prefix(line)?.strip_prefix(':'));
    found.map_or_else(|| "not measured".to_owned(), |it| it.trim().to_owned())
}
