//! Whole processes, as somebody would start them: the program, and others that could make a signed
//! PDF of the same words.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use admission::Case;

use super::short_no::short_no;
use super::{Found, Made, html, middle, ms, rivals, timed};

/// How often the program is run: enough for a middle that another run finds again.
const RUNS: usize = 25;

/// A short record and a long one.
pub fn processes(made: &Made) -> Found<()> {
    println!("Whole processes, the same words (the middle of several runs)");
    let folder = std::env::temp_dir().join(format!("threshold-rivals-{}", std::process::id()));
    fs::create_dir_all(&folder)?;
    match std::env::var_os("THRESHOLD_APP").map(PathBuf::from) {
        Some(program) => {
            let program = Program::with_its_example(program, &folder)?;
            for name in ["short", "acceptance"] {
                let own = program.measured(name)?;
                let words = fs::read_to_string(program.case(name))?;
                let case = signed_again(&Case::parse(&words)?, &made.case)?;
                beside_others(&case, Some(own), &folder, made)?;
            }
        }
        None => {
            println!("  threshold: not measured (THRESHOLD_APP names no program)");
            beside_others(&made.case, None, &folder, made)?;
        }
    }
    Ok(fs::remove_dir_all(folder)?)
}

fn beside_others(case: &Case, own: Option<Duration>, folder: &Path, made: &Made) -> Found<()> {
    let day = case.signed_on().ok_or("the case is not signed")?;
    let appraisal = admission::appraise(case, day);
    let document = record::pages::decision_record::decision_record(case, &appraisal)?;
    let page = html::page(&document);
    for rival in rivals::measure(&page, folder, &made.identity, &made.authority)? {
        let Some(whole) = rival.whole() else {
            println!("    {}: not measured", rival.name);
            continue;
        };
        let parts = [rival.draws, rival.signs].map(|part| part.map(ms).unwrap_or_default());
        print!(
            "    {:<34} {} ({})",
            rival.name,
            ms(whole),
            parts.join(" + ")
        );
        match own {
            Some(makes) => {
                println!(", {:.1} times", whole.as_secs_f64() / makes.as_secs_f64());
            }
            None => println!(),
        }
    }
    Ok(())
}

/// An unsigned case with another's signing, so that its words are complete.
fn signed_again(case: &Case, other: &Case) -> Found<Case> {
    let signing = other.signing.clone().ok_or("the case is not signed")?;
    Ok(case.clone().to_be_signed(signing))
}

/// The program, and the example home it wrote.
struct Program {
    file: PathBuf,
    home: PathBuf,
    /// When the example's acceptance was signed: the cases stand as of that day.
    when: String,
}

impl Program {
    fn with_its_example(file: PathBuf, folder: &Path) -> Found<Self> {
        let home = folder.join("home");
        let mut program = Self {
            file,
            home,
            when: String::new(),
        };
        let at = |name: &str| program.home.join(name).display().to_string();
        program.run(&["example", "--out", &program.home.display().to_string()])?;
        let (root, record) = (at("root.pem"), at("acceptance.pdf"));
        let told = program.run(&["verify", "--json", "--trust", &root, &record])?;
        let told: serde_json::Value = serde_json::from_slice(&told)?;
        let when = told
            .pointer("/0/found/signed_at")
            .and_then(serde_json::Value::as_str)
            .ok_or("the record says no time")?
            .to_owned();
        program.when = when;
        let longer = fs::read_to_string(program.case("decline"))?;
        fs::write(program.case("short"), short_no(&longer)?)?;
        Ok(program)
    }

    fn case(&self, name: &str) -> PathBuf {
        self.home.join(format!("{name}.case.json"))
    }

    fn run(&self, arguments: &[&str]) -> Found<Vec<u8>> {
        let output = Command::new(&self.file).args(arguments).output()?;
        if output.status.success() {
            Ok(output.stdout)
        } else {
            Err(String::from_utf8_lossy(&output.stderr).into_owned().into())
        }
    }

    /// Makes the record of a case and checks it, again and again, and says what that took; gives how
    /// long the making takes.
    fn measured(&self, name: &str) -> Found<Duration> {
        let text = |path: PathBuf| path.display().to_string();
        let case = text(self.case(name));
        let out = text(self.home.join(format!("{name}-again.pdf")));
        let root = text(self.home.join(format!("{name}-again.root.pem")));
        let make = ["record", &case, "--signed-at", &self.when, "--out", &out];
        let check = ["verify", "--trust", &root, &out];
        let makes = middle(RUNS, || timed(|| self.run(&make).map(drop)))?;
        let checks = middle(RUNS, || timed(|| self.run(&check).map(drop)))?;
        let bytes = fs::read(&out)?;
        println!(
            "  {name}: {} pages, {:.0} kB; threshold record {}, threshold verify {}",
            lopdf::Document::load_mem(&bytes)?.get_pages().len(),
            bytes.len() as f64 / 1000.0,
            ms(makes),
            ms(checks)
        );
        Ok(makes)
    }
}
